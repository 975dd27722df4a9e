package org.concordat.chain.p2p.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.p2p.eth.EthMessage;
import org.concordat.chain.p2p.wire.Message;
import org.concordat.chain.p2p.wire.MessageCodec;
import org.junit.jupiter.api.Test;

/// What one peer can have this node keep for it: each store is filled with much more than it takes,
/// and the sum of the bounds is what the guide may promise.
class PeerBoundsTest {
  private static final long MIB = 1024 * 1024;

  /// A hash in a linked set: 32 bytes, their array, the value around it, the entry and its slot.
  private static final long PER_HASH = 160;

  private static final int TOO_MANY = 40_000;

  private final Random random = new Random(20_261_125);

  private Bytes32 hash() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Bytes32.wrap(bytes);
  }

  @Test
  void hashesAPeerIsKnownToHaveAreForgottenForNewOnes() {
    for (int capacity :
        new int[] {Peer.KNOWN_TRANSACTIONS, Peer.KNOWN_BLOCKS, Peer.KNOWN_MESSAGES}) {
      SeenHashes seen = new SeenHashes(capacity);
      Bytes32 first = hash();
      seen.add(first);
      for (int i = 0; i < TOO_MANY; i++) {
        seen.add(hash());
      }
      assertThat(seen.size()).isEqualTo(capacity);
      assertThat(seen.contains(first)).isFalse();
    }
  }

  @Test
  void ofAnnouncedTransactionsAsManyAreKeptAsWillBeAskedFor() {
    WantedTransactions wanted = new WantedTransactions();
    long kept = 0;
    for (int i = 0; i < TOO_MANY; i++) {
      kept += wanted.add(hash()) ? 1 : 0;
    }
    assertThat(kept).isEqualTo(WantedTransactions.CAPACITY);
  }

  @Test
  void questionsThatAreNeverAnsweredArePutNoMore() {
    Requests requests = new Requests();
    long open = 0;
    for (int i = 0; i < 1_000; i++) {
      boolean refused = requests.ask(EthMessage.BlockHeaders.class).answer().isDone();
      open += refused ? 0 : 1;
    }
    assertThat(open).isEqualTo(Requests.MAX_OUTSTANDING);
  }

  @Test
  void whatWaitsForAPeerThatDoesNotReadIsBoundedInBytes() {
    Outbox outbox = new Outbox();
    long kept = 0;
    for (Lane lane : Lane.values()) {
      Message message = new Message(1, Bytes.wrap(new byte[16 * 1024]));
      for (int i = 0; i < 4_000; i++) {
        kept += outbox.offer(lane, message) ? message.payload().size() : 0;
      }
    }
    assertThat(kept).isLessThanOrEqualTo(lanes());
  }

  /// The sum for the worst peer, which keeps every store full and sends the largest frame.
  @Test
  void altogetherAPeerCostsAtMost120Mebibytes() {
    long hashes =
        Peer.KNOWN_TRANSACTIONS
            + Peer.KNOWN_BLOCKS
            + Peer.KNOWN_MESSAGES
            + WantedTransactions.CAPACITY;
    long frame = 2L * MessageCodec.MAX_DATA;
    long reading = frame + 2L * MessageCodec.MAX_DATA + MessageCodec.MAX_PAYLOAD;
    assertThat(lanes() + hashes * PER_HASH + reading).isLessThanOrEqualTo(120 * MIB);
  }

  private static long lanes() {
    return Arrays.stream(Lane.values()).mapToLong(Lane::bytes).sum();
  }
}
