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
import org.concordat.chain.ledger.TransactionSource;
import org.concordat.chain.network.Fetched;
import org.concordat.chain.network.Link;
import org.concordat.chain.network.PeerMessage;
import org.concordat.chain.node.Eventually;
import org.concordat.chain.types.Block;
import org.concordat.ibft.event.Event;
import org.concordat.ibft.model.RoundId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlockWorkTest {
  private static final String MALLORY = "mallory";

  private final TestNetwork network = new TestNetwork(1);
  private final Ledger ledger = network.open();
  private final HangingLink link = new HangingLink();
  private final BlockingQueue<Event> answers = new LinkedBlockingQueue<>();
  private final BlockingQueue<RuntimeException> faults = new LinkedBlockingQueue<>();
  private final CountDownLatch building = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final WorkerThreads workers = new WorkerThreads("test");
  private final BlockWork work =
      new BlockWork(
          ledger,
          _ -> {
            building.countDown();
            return select();
          },
          new ValidatorVotes(),
          new ProducerPolicy("test", TestNetwork.GAS_LIMIT, Bytes.EMPTY, WireShape.LEGACY),
          InstantSource.system(),
          link,
          workers.blocks(),
          workers.fetches(),
          answers::add,
          faults::add);

  private TransactionSource.Selection select() {
    await(release);
    return TransactionSource.Selection.EMPTY;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void stop() {
    release.countDown();
    link.release.countDown();
    work.stop();
    workers.close();
  }

  @Test
  void aFloodOfAnnouncedBlocksWaitsInABoundedQueue() {
    build();
    await(building);
    for (int i = 0; i < 50 * BlockWork.MAX_ANNOUNCED; i++) {
      work.announced(MALLORY, Bytes.of(1, 2, 3));
    }
    release.countDown();
    Eventually.until("all waited for", () -> link.blamed.get() >= BlockWork.MAX_ANNOUNCED);
    work.stop();
    workers.close();
    assertThat(link.blamed).hasValue(BlockWork.MAX_ANNOUNCED);
  }

  @Test
  void announcementsAreTakenAgainOnceTheQueueIsEmpty() {
    for (int round = 1; round <= 3; round++) {
      int goal = round * BlockWork.MAX_ANNOUNCED;
      Eventually.until(
          "a queue with room",
          () -> {
            work.announced(MALLORY, Bytes.of(1, 2, 3));
            return link.blamed.get() >= goal;
          });
    }
  }

  @Test
  void howeverManyLaterBlocksAreAnnouncedPeersAreAskedOneRequestAtATime() {
    Bytes later = QbftBlocks.block(9, 0, network.validators().getFirst()).encode();
    for (int i = 0; i < BlockWork.MAX_ANNOUNCED; i++) {
      work.announced(MALLORY, later);
    }
    Eventually.until("a request", () -> link.asking.get() == 1);
    link.release.countDown();
    work.stop();
    workers.close();
    assertThat(link.asked).hasValueLessThanOrEqualTo(3);
  }

  @Test
  void whileAPeerLetsItWaitANodeStillProposes() throws InterruptedException {
    work.requestSync();
    Eventually.until("a request", () -> link.asking.get() == 1);
    release.countDown();
    build();
    assertThat(answers.poll(10, TimeUnit.SECONDS)).isInstanceOf(Event.BlockBuilt.class);
  }

  private void build() {
    work.build(new RoundId(1, 0), network.validators().getFirst());
  }

  @Test
  void aDecidedBlockTheChainRefusesIsAFault() throws InterruptedException {
    Block foreign = QbftBlocks.block(1, 0, network.validators().getFirst());
    work.commit(QbftBlock.proposed(foreign), List.of());
    assertThat(faults.poll(10, TimeUnit.SECONDS)).hasMessageContaining("1");
    assertThat(ledger.head().number()).isZero();
  }

  @Test
  void aMalformedOrUnsealedBlockIsNotImportedAndItsSenderIsBlamed() {
    work.announced(MALLORY, Bytes.of(1, 2, 3));
    work.announced(MALLORY, network.build(ledger, List.of()).encode());
    Eventually.until("both were judged", () -> link.blamed.get() == 2);
    assertThat(ledger.head().number()).isZero();
    assertThat(faults).isEmpty();
  }

  /// Has no blocks, and is slow to say so.
  private static final class HangingLink implements Link {
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger asking = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger blamed = new AtomicInteger();

    @Override
    public void broadcast(PeerMessage message) {}

    @Override
    public Fetched fetchBlocks(long first) {
      asking.incrementAndGet();
      await(release);
      asked.incrementAndGet();
      return Fetched.NOTHING;
    }

    @Override
    public void blame(String peer, String fault) {
      assertThat(peer).isEqualTo(MALLORY);
      blamed.incrementAndGet();
    }

    @Override
    public int peerCount() {
      return 1;
    }

    @Override
    public void close() {}
  }
}
