package org.concordat.chain.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.concordat.chain.ChainException;
import org.concordat.chain.network.Link;
import org.concordat.chain.store.Segment;
import org.concordat.genesis.keys.SoftwareKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NodeFaultsTest {
  private static final int BROKEN = 2;

  @Test
  void whoCannotRecordWhatItSignsSignsNothingMoreAndIsNotReady() throws Exception {
    Wiretap tap = Wiretap.serving(List.of());
    try (Cluster cluster = Cluster.running(4);
        Link _ = cluster.wires.join("tap", tap);
        RpcClient rpc = new RpcClient(cluster.node(BROKEN).rpcUrl())) {
      cluster.awaitHeads(2);
      assertThat(rpc.get("/readiness").statusCode()).isEqualTo(200);
      cluster.store(BROKEN).breakWritesTo(Segment.CONSENSUS);
      awaitDown(rpc);
      long later = cluster.head(0) + 1;
      Eventually.until("all that was sent before is heard", () -> tap.heardBlock(later));
      long signed = tap.signedBy(Cluster.name(BROKEN));
      cluster.awaitHeads(cluster.head(0) + 3);
      assertThat(tap.signedBy(Cluster.name(BROKEN))).isEqualTo(signed);
      assertThat(rpc.call("eth_blockNumber")).contains("result");
    }
  }

  @Test
  void whoCannotStoreADecidedBlockSaysSo() throws Exception {
    try (Cluster cluster = Cluster.running(1);
        RpcClient rpc = new RpcClient(cluster.node(0).rpcUrl())) {
      cluster.awaitHead(0, 1);
      cluster.store(0).breakWritesTo(Segment.HEADERS);
      awaitDown(rpc);
    }
  }

  @Test
  void whoCannotStoreABlockOfOthersSaysSo() throws Exception {
    try (Cluster cluster = Cluster.running(1)) {
      cluster.start(1);
      cluster.awaitHead(1, 1);
      cluster.store(1).breakWritesTo(Segment.HEADERS);
      try (RpcClient rpc = new RpcClient(cluster.node(1).rpcUrl())) {
        awaitDown(rpc);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HEADERS", "CONSENSUS"})
  void closingWaitsForTheWriteAtHand(Segment segment) {
    try (Cluster cluster = Cluster.running(1)) {
      FragileStore store = cluster.store(0);
      store.slowDown(segment);
      Eventually.until("a slow write", store::isWritingSlowly);
      cluster.stop(0);
      assertThat(store.isWritingSlowly()).isFalse();
      assertThat(store.usesWhileClosed()).isZero();
    }
  }

  @Test
  void aNodeClosedTwiceIsClosed() {
    try (Cluster cluster = Cluster.running(1)) {
      Node node = cluster.node(0);
      node.close();
      node.close();
      cluster.start(0);
      cluster.awaitHead(0, 1);
    }
  }

  @Test
  void aStartThatFailsLeavesNothingOpen() {
    try (Cluster cluster = Cluster.running(1)) {
      int port = Integer.parseInt(cluster.node(0).rpcUrl().replaceAll(".*:", ""));
      NodeSettings taken =
          NodeSettings.local(
              "second", cluster.network().genesis(), SoftwareKey.of(cluster.key(7)), port);
      FragileStore store = new FragileStore();
      assertThatThrownBy(() -> Node.start(taken, store, cluster.wires, Clock.systemUTC()))
          .isInstanceOfSatisfying(
              ChainException.class,
              e -> assertThat(e.code()).isEqualTo(ChainException.Code.PORT_IN_USE));
      assertThat(store.isClosed()).isTrue();
      cluster.wires.join("second", Wiretap.serving(List.of())).close();
    }
  }

  /// The second machine is the one that began an hour ago, as far as it can tell, so that all
  /// blocks are of its time.
  @Test
  void whoHearsAnotherMachineSignWithItsKeySignsNothingMore() throws Exception {
    try (Cluster cluster = Cluster.running(4)) {
      cluster.awaitHeads(2);
      AtomicReference<Duration> behind = new AtomicReference<>(Duration.ofHours(1));
      NodeSettings twin =
          NodeSettings.local(
              "twin", cluster.network().genesis(), SoftwareKey.of(cluster.key(BROKEN)), 0);
      InstantSource clock = () -> Instant.now().minus(behind.get());
      try (Node second = Node.start(twin, new FragileStore(), cluster.wires, clock);
          RpcClient rpc = new RpcClient(second.rpcUrl())) {
        Eventually.until(
            "its consensus has begun", () -> status(rpc).contains("\"validating\":true"));
        behind.set(Duration.ZERO);
        awaitDown(rpc);
      }
    }
  }

  private static String status(RpcClient rpc) {
    try {
      return rpc.call("concordat_consensusStatus");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aSafetyRecordThatCannotBeReadKeepsTheValidatorFromSigning() throws Exception {
    try (Cluster cluster = new Cluster(1)) {
      cluster.store(0).spoil(Segment.CONSENSUS, "safety-record");
      cluster.start(0);
      try (RpcClient rpc = new RpcClient(cluster.node(0).rpcUrl())) {
        awaitDown(rpc);
        assertThat(cluster.head(0)).isZero();
      }
    }
  }

  private static void awaitDown(RpcClient rpc) {
    Eventually.until(
        "not ready",
        () -> {
          try {
            HttpResponse<String> answer = rpc.get("/readiness");
            return answer.statusCode() == 503 && answer.body().contains("consensus");
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
  }
}
