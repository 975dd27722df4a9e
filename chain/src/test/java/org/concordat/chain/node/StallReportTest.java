package org.concordat.chain.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StallReportTest {
  @Test
  void whoIsMissingIsSaidWhileThereIsNoQuorumAndNotAfterwards() throws Exception {
    try (Cluster cluster = Cluster.running(4);
        RpcClient rpc = new RpcClient(cluster.node(0).rpcUrl())) {
      cluster.awaitHeads(2);
      assertThat(status(rpc)).contains("\"stall\":null").contains("\"validating\":true");
      cluster.stop(1);
      cluster.stop(3);
      Eventually.until("a stall", () -> status(rpc).contains("\"stall\":{"));
      assertThat(status(rpc))
          .contains("2 of 4 validators are here, 3 are needed")
          .contains("Missing: " + cluster.address(1).toHex())
          .contains("), " + cluster.address(3).toHex())
          .contains("{\"address\":\"%s\",\"missing\":false".formatted(cluster.address(2).toHex()))
          .contains("{\"address\":\"%s\",\"missing\":true".formatted(cluster.address(3).toHex()));
      cluster.start(1);
      Eventually.until("no stall", () -> status(rpc).contains("\"stall\":null"));
    }
  }

  private static String status(RpcClient rpc) {
    try {
      return rpc.call("concordat_consensusStatus");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
