package org.concordat.chain.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.consensus.Forgery;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.ledger.TestNetwork;
import org.concordat.chain.network.Link;
import org.concordat.chain.network.PeerMessage;
import org.concordat.chain.types.Block;
import org.concordat.genesis.keys.SoftwareKey;
import org.junit.jupiter.api.Test;

class HostilePeersTest {
  private static final int RANDOM_MESSAGES = 3_000;

  @Test
  void randomBytesDoNoHarm() {
    Random random = new Random(20_261);
    try (Cluster cluster = Cluster.running(4);
        Link mallory = cluster.wires.join("mallory", Wiretap.serving(List.of(Bytes.of(1))))) {
      cluster.awaitHeads(1);
      for (int i = 0; i < RANDOM_MESSAGES; i++) {
        mallory.broadcast(random(random));
      }
      assertNothingHappened(cluster);
    }
  }

  @Test
  void trueMessagesWithFlippedBitsDoNoHarm() {
    Random random = new Random(31_337);
    Wiretap tap = Wiretap.serving(List.of());
    try (Cluster cluster = Cluster.running(4);
        Link mallory = cluster.wires.join("mallory", tap)) {
      cluster.awaitHeads(3);
      for (Wiretap.Heard heard : List.copyOf(tap.heard())) {
        for (int i = 0; i < 10; i++) {
          mallory.broadcast(flipped(heard.message(), random));
        }
        mallory.broadcast(heard.message());
      }
      assertNothingHappened(cluster);
    }
  }

  @Test
  void forgedBlocksAreNotImportedAndDoNotKeepANodeFromTheTrueOnes() {
    try (Cluster cluster = Cluster.running(1);
        Link mallory = cluster.wires.join("a-first", Wiretap.serving(forged(cluster.network())))) {
      cluster.awaitHead(0, 3);
      cluster.start(1);
      mallory.broadcast(new PeerMessage.NewBlock(forged(cluster.network()).getLast()));
      cluster.awaitHead(1, 3);
      for (long height = 1; height <= 3; height++) {
        assertThat(cluster.hash(1, height)).isEqualTo(cluster.hash(0, height));
      }
    }
  }

  @Test
  void aValidatorThatSignsAboutImpossibleHeightsAndRoundsDoesNoHarm() {
    try (Cluster cluster = Cluster.running(4);
        Link mallory = cluster.wires.join("mallory", Wiretap.serving(List.of()))) {
      cluster.awaitHeads(1);
      Forgery liar = new Forgery(SoftwareKey.of(cluster.key(3)));
      for (long height : new long[] {0, 1, cluster.head(0) + 1, 1L << 40, Long.MAX_VALUE}) {
        for (int round : new int[] {0, 1, 1_000, 1_001, Integer.MAX_VALUE}) {
          mallory.broadcast(liar.prepare(height, round, (byte) 7));
          mallory.broadcast(liar.roundChange(height, round));
        }
      }
      assertNothingHappened(cluster);
    }
  }

  /// A chain of the same genesis, sealed by a key that is no validator's.
  private static List<Bytes> forged(TestNetwork network) {
    Ledger ledger = network.open();
    List<Bytes> blocks = new ArrayList<>();
    Block honest = network.build(ledger, List.of());
    blocks.add(TestNetwork.seal(honest, List.of(TestNetwork.ALICE_KEY)).encode());
    network.extend(ledger);
    blocks.add(network.build(ledger, List.of()).encode());
    return blocks;
  }

  private static void assertNothingHappened(Cluster cluster) {
    long head = cluster.head(0);
    cluster.awaitHeads(head + 4);
    assertThat(cluster.hash(3, head + 4)).isEqualTo(cluster.hash(0, head + 4));
    assertThat(cluster.nodes()).allSatisfy(it -> assertThat(it.pool().all()).isEmpty());
  }

  private static PeerMessage random(Random random) {
    byte[] bytes = new byte[random.nextInt(300)];
    random.nextBytes(bytes);
    return switch (random.nextInt(3)) {
      case 0 -> new PeerMessage.NewBlock(Bytes.wrap(bytes));
      case 1 -> new PeerMessage.PooledTransaction(Bytes.wrap(bytes));
      default -> new PeerMessage.Consensus(0x11 + random.nextInt(6), Bytes.wrap(bytes));
    };
  }

  private static PeerMessage flipped(PeerMessage message, Random random) {
    return switch (message) {
      case PeerMessage.Consensus(int code, Bytes payload) ->
          new PeerMessage.Consensus(code, flipped(payload, random));
      case PeerMessage.NewBlock(Bytes encoded) ->
          new PeerMessage.NewBlock(flipped(encoded, random));
      case PeerMessage.PooledTransaction(Bytes encoded) ->
          new PeerMessage.PooledTransaction(flipped(encoded, random));
    };
  }

  private static Bytes flipped(Bytes bytes, Random random) {
    byte[] copy = bytes.toArray();
    copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
    return Bytes.wrap(copy);
  }
}
