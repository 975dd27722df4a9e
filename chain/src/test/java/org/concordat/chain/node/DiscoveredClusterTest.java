package org.concordat.chain.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.concordat.chain.ledger.TestNetwork;
import org.junit.jupiter.api.Test;

/// Nodes on loopback that are told of one bootnode, and of nobody else.
class DiscoveredClusterTest {
  @Test
  void fourValidatorsAndAFollowerFindEachOtherAndMakeBlocks() {
    try (Cluster cluster = Cluster.discovering(new TestNetwork(4)).startAll()) {
      cluster.start(4);
      cluster.awaitHead(4, 3);
      cluster.awaitHead(1, 3);
      Eventually.until(
          "everybody connected to everybody",
          () -> cluster.nodes().stream().allMatch(it -> it.peerCount() == 4));
      assertThat(cluster.hash(4, 3)).isEqualTo(cluster.hash(1, 3));
    }
  }

  @Test
  void aNodeThatIsStartedAgainIsFoundAgain() {
    try (Cluster cluster = Cluster.discovering(new TestNetwork(1)).startAll()) {
      cluster.start(1);
      cluster.awaitHead(1, 2);
      cluster.stop(1);
      cluster.start(1);
      cluster.awaitHead(1, cluster.head(0) + 2);
    }
  }
}
