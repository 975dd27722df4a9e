package org.concordat.chain.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.ledger.TestNetwork;
import org.concordat.chain.network.Link;
import org.concordat.chain.network.PeerMessage;
import org.concordat.chain.node.Eventually;
import org.concordat.chain.types.Block;
import org.concordat.ibft.event.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlockWorkTest {
  private final TestNetwork network = new TestNetwork(1);
  private final Ledger ledger = network.open();
  private final HangingLink link = new HangingLink();
  private final BlockingQueue<Event> answers = new LinkedBlockingQueue<>();
  private final BlockingQueue<RuntimeException> faults = new LinkedBlockingQueue<>();
  private final BlockWork work =
      new BlockWork(
          ledger,
          TestNetwork.source(List.of()),
          new ProducerPolicy("test", TestNetwork.GAS_LIMIT, Bytes.EMPTY, WireShape.LEGACY),
          InstantSource.system(),
          link,
          answers::add,
          faults::add);

  @AfterEach
  void stop() {
    link.release.countDown();
    work.close();
  }

  @Test
  void aFloodOfAnnouncedBlocksWaitsInABoundedQueue() {
    Bytes future = QbftBlocks.block(9, 0, network.validators().getFirst()).encode();
    for (int i = 0; i < 50 * BlockWork.MAX_ANNOUNCED; i++) {
      work.announced(future);
    }
    link.release.countDown();
    Eventually.until("all waited for", () -> link.asked.get() >= BlockWork.MAX_ANNOUNCED);
    work.close();
    assertThat(link.asked).hasValueLessThanOrEqualTo(BlockWork.MAX_ANNOUNCED + 1);
  }

  @Test
  void announcementsAreTakenAgainOnceTheQueueIsEmpty() {
    link.release.countDown();
    Bytes future = QbftBlocks.block(9, 0, network.validators().getFirst()).encode();
    for (int round = 1; round <= 3; round++) {
      int goal = round * BlockWork.MAX_ANNOUNCED;
      Eventually.until(
          "a queue with room",
          () -> {
            work.announced(future);
            return link.asked.get() >= goal;
          });
    }
  }

  @Test
  void aDecidedBlockTheChainRefusesIsAFault() throws InterruptedException {
    Block foreign = QbftBlocks.block(1, 0, network.validators().getFirst());
    work.commit(QbftBlock.proposed(foreign), List.of());
    assertThat(faults.poll(10, TimeUnit.SECONDS)).hasMessageContaining("1");
    assertThat(ledger.head().number()).isZero();
  }

  @Test
  void aMalformedOrUnsealedBlockIsNeitherImportedNorAFault() {
    link.release.countDown();
    work.announced(Bytes.of(1, 2, 3));
    work.announced(network.build(ledger, List.of()).encode());
    work.announced(QbftBlocks.block(2, 0, network.validators().getFirst()).encode());
    Eventually.until("the last one's turn", () -> link.asked.get() > 0);
    assertThat(ledger.head().number()).isZero();
    assertThat(faults).isEmpty();
  }

  /// Has no blocks, and is slow to say so.
  private static final class HangingLink implements Link {
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public void broadcast(PeerMessage message) {}

    @Override
    public List<Bytes> fetchBlocks(long first) {
      try {
        release.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      asked.incrementAndGet();
      return List.of();
    }

    @Override
    public int peerCount() {
      return 1;
    }

    @Override
    public void close() {}
  }
}
