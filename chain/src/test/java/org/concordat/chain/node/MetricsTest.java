package org.concordat.chain.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.concordat.chain.metrics.NodeMetrics;
import org.concordat.chain.rpc.RpcEndpoint;
import org.concordat.chain.rpc.RpcServer;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final Pattern SAMPLE =
      Pattern.compile("[a-z_]+(\\{[a-z]+=\"[^\"\\\\\n]*\"})? -?[0-9][0-9.eE+-]*");

  @Test
  void figuresAreServedOnTheirOwnPortUnderBesusNames() throws Exception {
    try (Cluster cluster = Cluster.running(4)) {
      cluster.awaitHeads(2);
      Map<String, Double> figures = fetch(cluster.node(0).metrics());
      assertThat(figures.get("ethereum_blockchain_height")).isBetween(2.0, 1.0 * cluster.head(0));
      assertThat(figures)
          .containsEntry("ethereum_peer_count", 3.0)
          .containsEntry("besu_blockchain_chain_head_gas_limit", 30_000_000.0)
          .containsEntry("concordat_consensus_validators", 4.0)
          .containsEntry("concordat_consensus_quorum", 3.0)
          .containsEntry("concordat_consensus_validating", 1.0)
          .containsEntry("concordat_consensus_stalled_seconds", 0.0)
          .containsKey("process_cpu_seconds_total");
      assertThat(figures.get("concordat_consensus_height"))
          .isGreaterThan(figures.get("ethereum_blockchain_height") - 1);
    }
  }

  @Test
  void aMissingValidatorAndAStallAreFigures() {
    try (Cluster cluster = Cluster.running(4)) {
      cluster.awaitHeads(1);
      cluster.stop(2);
      cluster.stop(3);
      NodeMetrics metrics = cluster.node(0).metrics();
      Eventually.until(
          "a stall", () -> parsed(metrics.text()).get("concordat_consensus_stalled_seconds") > 0);
      String missing = "concordat_consensus_validator_missing{address=\"%s\"}";
      assertThat(parsed(metrics.text()))
          .containsEntry(missing.formatted(cluster.address(1).toHex()), 0.0)
          .containsEntry(missing.formatted(cluster.address(2).toHex()), 1.0)
          .containsEntry(missing.formatted(cluster.address(3).toHex()), 1.0);
    }
  }

  private static Map<String, Double> fetch(NodeMetrics metrics) throws Exception {
    RpcEndpoint endpoint = new RpcEndpoint("127.0.0.1", 0, Set.of("127.0.0.1"), Set.of());
    try (RpcServer server = RpcServer.ofMetrics(endpoint, metrics);
        RpcClient client = new RpcClient(server.url())) {
      assertThat(client.get("/").statusCode()).isEqualTo(404);
      var answer = client.get("/metrics");
      assertThat(answer.headers().firstValue("content-type").orElseThrow())
          .startsWith("text/plain; version=0.0.4");
      return parsed(answer.body());
    }
  }

  private static Map<String, Double> parsed(String text) {
    List<String> samples =
        Arrays.stream(text.split("\n")).filter(line -> !line.startsWith("#")).toList();
    assertThat(samples).allMatch(line -> SAMPLE.matcher(line).matches());
    return samples.stream()
        .map(line -> line.split(" "))
        .collect(Collectors.toMap(it -> it[0], it -> Double.valueOf(it[1])));
  }
}
