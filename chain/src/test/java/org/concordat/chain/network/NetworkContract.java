package org.concordat.chain.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.ledger.TestNetwork;
import org.concordat.chain.types.Transaction;
import org.junit.jupiter.api.Test;

/// What every [Network] does. Extend it and supply one.
public abstract class NetworkContract {
  /// The chain that handlers here have some of.
  protected static final TestNetwork CHAIN = new TestNetwork(1);

  /// Heights 1 to 3.
  private static final List<Bytes> BLOCKS = blocks();

  protected abstract Network network();

  private final Recorder a = new Recorder(List.of());
  private final Recorder b = new Recorder(BLOCKS.subList(0, 2));
  private final Recorder c = new Recorder(List.of());

  private static List<Bytes> blocks() {
    Ledger ledger = CHAIN.open();
    return Stream.generate(() -> CHAIN.extend(ledger).encode()).limit(3).toList();
  }

  @Test
  void aBroadcastReachesEveryOtherAndNotTheSender() throws InterruptedException {
    Network network = network();
    Link link = network.join("a", a);
    network.join("b", b);
    network.join("c", c);
    PeerMessage message = new PeerMessage.Consensus(0x13, Bytes.of(7));
    link.broadcast(message);
    assertThat(b.next()).isEqualTo(message);
    assertThat(c.next()).isEqualTo(message);
    assertThat(a.inbox).isEmpty();
    assertThat(link.peerCount()).isEqualTo(2);
  }

  @Test
  void messagesOfOneSenderArriveInOrderAndNeverTwoAtATime() throws InterruptedException {
    Network network = network();
    Link link = network.join("a", a);
    network.join("b", b);
    for (int i = 0; i < 500; i++) {
      link.broadcast(new PeerMessage.Consensus(0x12, Bytes.ofUnsignedInt(i)));
    }
    for (int i = 0; i < 500; i++) {
      assertThat(b.next()).isEqualTo(new PeerMessage.Consensus(0x12, Bytes.ofUnsignedInt(i)));
    }
    assertThat(b.mostAtOnce.get()).isEqualTo(1);
  }

  @Test
  void blocksAndTransactionsReachEveryOther() throws InterruptedException {
    Network network = network();
    network.join("b", a);
    network.join("c", c);
    Link link = network.join("a", b);
    Transaction transfer = TestNetwork.transfer(TestNetwork.ALICE_KEY, 0, TestNetwork.ALICE, 1);
    PeerMessage transaction = new PeerMessage.PooledTransaction(transfer.encode());
    PeerMessage block = new PeerMessage.NewBlock(BLOCKS.get(1));
    link.broadcast(transaction);
    link.broadcast(block);
    assertThat(List.of(a.next(), a.next())).containsExactlyInAnyOrder(transaction, block);
    assertThat(List.of(c.next(), c.next())).containsExactlyInAnyOrder(transaction, block);
  }

  @Test
  void blocksComeFromWhoeverHasThem() {
    Network network = network();
    Link link = network.join("a", a);
    network.join("b", b);
    network.join("c", c);
    assertThat(link.fetchBlocks(2).blocks()).containsExactly(BLOCKS.get(1));
    assertThat(link.fetchBlocks(9).blocks()).isEmpty();
  }

  @Test
  void whoLeftHearsNothingAndMayJoinAgain() throws InterruptedException {
    Network network = network();
    Link sender = network.join("a", a);
    Link leaver = network.join("b", b);
    leaver.close();
    sender.broadcast(consensus(1));
    leaver.broadcast(consensus(2));
    assertThat(leaver.fetchBlocks(1).blocks()).isEmpty();
    assertThat(b.inbox).isEmpty();
    network.join("b", b);
    sender.broadcast(consensus(3));
    while (!b.next().equals(consensus(3))) {
      assertThat(b.inbox).hasSizeLessThan(2);
    }
    assertThat(a.inbox).isEmpty();
  }

  private static PeerMessage consensus(int number) {
    return new PeerMessage.Consensus(0x13, Bytes.of(number));
  }

  @Test
  void aReceiverThatHangsDelaysNobody() throws InterruptedException {
    Network network = network();
    Link link = network.join("a", a);
    CountDownLatch release = new CountDownLatch(1);
    network.join("b", new Hanging(release));
    network.join("c", c);
    for (int i = 0; i < 20_000; i++) {
      PeerMessage message = new PeerMessage.Consensus(0x14, Bytes.ofUnsignedInt(i));
      link.broadcast(message);
      assertThat(c.next()).isEqualTo(message);
    }
    release.countDown();
  }

  private record Hanging(CountDownLatch release) implements PeerHandler {
    @Override
    public Reception received(String from, PeerMessage message) {
      try {
        release.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return Reception.KEPT;
    }

    @Override
    public void peerAt(long height) {}

    @Override
    public List<Bytes> blocksFrom(long first) {
      return List.of();
    }
  }

  private static final class Recorder implements PeerHandler {
    private final List<Bytes> blocks;
    private final BlockingQueue<PeerMessage> inbox = new LinkedBlockingQueue<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    Recorder(List<Bytes> blocks) {
      this.blocks = blocks;
    }

    @Override
    public Reception received(String from, PeerMessage message) {
      mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
      inbox.add(message);
      atOnce.decrementAndGet();
      return Reception.KEPT;
    }

    @Override
    public void peerAt(long height) {}

    @Override
    public List<Bytes> blocksFrom(long first) {
      return first > blocks.size() ? List.of() : blocks.subList((int) first - 1, blocks.size());
    }

    private PeerMessage next() throws InterruptedException {
      PeerMessage message = inbox.poll(10, TimeUnit.SECONDS);
      assertThat(message).as("a message within ten seconds").isNotNull();
      return message;
    }
  }
}
