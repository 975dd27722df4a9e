package org.concordat.chain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.tuweni.bytes.Bytes;
import org.junit.jupiter.api.Test;

/// What every [Network] does. Extend it and supply one.
abstract class NetworkContract {
  abstract Network network();

  private final Recorder a = new Recorder(List.of());
  private final Recorder b = new Recorder(List.of(Bytes.of(1), Bytes.of(2)));
  private final Recorder c = new Recorder(List.of());

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
      link.broadcast(new PeerMessage.PooledTransaction(Bytes.ofUnsignedInt(i)));
    }
    for (int i = 0; i < 500; i++) {
      assertThat(b.next()).isEqualTo(new PeerMessage.PooledTransaction(Bytes.ofUnsignedInt(i)));
    }
    assertThat(b.mostAtOnce.get()).isEqualTo(1);
  }

  @Test
  void blocksComeFromWhoeverHasThem() {
    Network network = network();
    Link link = network.join("a", a);
    network.join("b", b);
    network.join("c", c);
    assertThat(link.fetchBlocks(2)).containsExactly(Bytes.of(2));
    assertThat(link.fetchBlocks(9)).isEmpty();
  }

  @Test
  void whoLeftHearsNothingAndMayJoinAgain() throws InterruptedException {
    Network network = network();
    Link sender = network.join("a", a);
    Link leaver = network.join("b", b);
    leaver.close();
    sender.broadcast(new PeerMessage.NewBlock(Bytes.of(1)));
    leaver.broadcast(new PeerMessage.NewBlock(Bytes.of(2)));
    assertThat(leaver.fetchBlocks(1)).isEmpty();
    network.join("b", b);
    sender.broadcast(new PeerMessage.NewBlock(Bytes.of(3)));
    assertThat(b.next()).isEqualTo(new PeerMessage.NewBlock(Bytes.of(3)));
    assertThat(a.inbox).isEmpty();
  }

  @Test
  void aNameIsTakenOnce() {
    Network network = network();
    network.join("a", a);
    assertThatThrownBy(() -> network.join("a", b)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aReceiverThatHangsDelaysNobody() throws InterruptedException {
    Network network = network();
    Link link = network.join("a", a);
    CountDownLatch release = new CountDownLatch(1);
    network.join("b", new Hanging(release));
    network.join("c", c);
    PeerMessage message = new PeerMessage.NewBlock(Bytes.of(1));
    for (int i = 0; i < 20_000; i++) {
      link.broadcast(new PeerMessage.Consensus(0x14, Bytes.EMPTY));
      c.next();
    }
    link.broadcast(message);
    assertThat(c.next()).isEqualTo(message);
    release.countDown();
  }

  private record Hanging(CountDownLatch release) implements PeerHandler {
    @Override
    public void received(String from, PeerMessage message) {
      try {
        release.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

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
    public void received(String from, PeerMessage message) {
      mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
      inbox.add(message);
      atOnce.decrementAndGet();
    }

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
