package org.concordat.chain.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.concordat.chain.ledger.TestNetwork;
import org.concordat.chain.types.Transaction;
import org.junit.jupiter.api.Test;

/// Nodes that have nothing in common but the network they are on.
class SocketClusterTest {
  @Test
  void fourValidatorsAgreeLoseOneAndTakeItBack() {
    try (Cluster cluster = Cluster.onSockets(4)) {
      for (int node = 0; node < 4; node++) {
        cluster.start(node);
      }
      cluster.awaitHeads(3);
      cluster.stop(2);
      long without = cluster.head(0) + 2;
      cluster.awaitHeads(without);
      cluster.start(2);
      cluster.awaitHeads(without + 3);
      for (int node = 1; node < 4; node++) {
        assertThat(cluster.hash(node, without + 3)).isEqualTo(cluster.hash(0, without + 3));
      }
    }
  }

  @Test
  void whoFollowsLearnsTheChainAndWhatWaitsAndPassesBothOn() throws Exception {
    try (Cluster cluster = Cluster.onSockets(1)) {
      cluster.start(0);
      cluster.awaitHead(0, 3);
      cluster.start(1);
      cluster.awaitHead(1, 5);
      Transaction transfer = TestNetwork.transfer(TestNetwork.ALICE_KEY, 0, cluster.address(0), 1);
      give(cluster.node(1), transfer);
      Eventually.until(
          "the transaction in a block",
          () -> cluster.node(1).ledger().transaction(transfer.hash()).isPresent());
    }
  }

  private static void give(Node node, Transaction transaction) throws Exception {
    try (RpcClient rpc = new RpcClient(node.rpcUrl())) {
      assertThat(rpc.call("eth_sendRawTransaction", transaction.encode().toHexString()))
          .contains(transaction.hash().toHexString());
    }
  }
}
