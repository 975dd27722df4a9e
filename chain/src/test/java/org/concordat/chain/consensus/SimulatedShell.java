package org.concordat.chain.consensus;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.ledger.LedgerOpening;
import org.concordat.chain.ledger.TestNetwork;
import org.concordat.chain.ledger.TransactionSource;
import org.concordat.chain.network.PeerHandler;
import org.concordat.chain.network.PeerMessage;
import org.concordat.chain.network.Reception;
import org.concordat.chain.types.Block;
import org.concordat.genesis.keys.SoftwareKey;
import org.jspecify.annotations.Nullable;

/// A node's real shell, ledger and core on a disk, a clock and threads that are simulated.
final class SimulatedShell {
  /// Nothing a wiped node has signed is undecided then.
  private static final int PASSED = 2;

  private static final int LOOK_MILLIS = 500;

  /// How long after such a start its first peer may be there.
  private static final int MOST_OFFLINE_MILLIS = 5_000;

  private final int index;
  private final ShellSimulation simulation;
  private final SoftwareKey key;
  private CrashingStore disk;
  private final InstantSource clock;
  private final WireShape shape;
  private @Nullable Running running;
  private long onlineAt;
  private long skewMillis;

  private record Running(ConsensusLoop loop, Ledger ledger, VirtualWorkers workers) {}

  SimulatedShell(int index, ShellSimulation simulation, long skewMillis) {
    this.index = index;
    this.simulation = simulation;
    this.key = SoftwareKey.of(simulation.network().validatorKeys().get(index));
    this.disk = new CrashingStore(simulation.random());
    this.skewMillis = skewMillis;
    this.clock = () -> Instant.ofEpochMilli(simulation.time().nowMillis() + this.skewMillis);
    this.shape = simulation.random().nextBoolean() ? WireShape.LEGACY : WireShape.BLOCK_ACCESS_LIST;
  }

  int index() {
    return index;
  }

  /// Its clock says something else from now on.
  void setClock(long skew) {
    skewMillis = skew;
  }

  boolean isOffline() {
    return simulation.time().nowMillis() < onlineAt;
  }

  boolean isUp() {
    return running != null;
  }

  void start() {
    disk.crashWith(0);
    Random random = simulation.random();
    VirtualWorkers workers = new VirtualWorkers(simulation.time(), random);
    Ledger ledger = LedgerOpening.open(simulation.network().genesis(), disk, clock);
    ledger.addHeadListener(
        (head, _) -> simulation.invariants().holds("node-" + index, head.number(), head.hash()));
    ConsensusLoop loop =
        new ConsensusLoop(
            ledger,
            TransactionSource.NONE,
            new ValidatorVotes(),
            new StoredSafetyRecords(disk),
            key,
            new ProducerPolicy("node-" + index, TestNetwork.GAS_LIMIT, Bytes.EMPTY, shape),
            clock,
            simulation.linkOf(index),
            workers);
    running = new Running(loop, ledger, workers);
    disk.crashWith(simulation.powerCut());
    loop.start();
  }

  /// Loses its memory, and comes back after a while.
  void crash(long downMillis) {
    if (running != null) {
      running.workers().die();
      running = null;
      simulation.time().after(downMillis, this::start);
    }
  }

  /// Loses its disk too, and comes back when the others have passed its last height, as the guide
  /// tells operators.
  void wipe() {
    if (running != null) {
      long passed = head() + PASSED;
      running.workers().die();
      running = null;
      disk = new CrashingStore(simulation.random());
      startWhenPassed(passed);
    }
  }

  private void startWhenPassed(long height) {
    if (simulation.height() > height && simulation.isWhole()) {
      int offline = simulation.random().nextInt(MOST_OFFLINE_MILLIS);
      onlineAt = simulation.time().nowMillis() + offline;
      start();
      simulation.time().after(offline, this::hearHeights);
    } else {
      simulation.time().after(LOOK_MILLIS, () -> startWhenPassed(height));
    }
  }

  /// Whoever connects is told how long the others' chains are.
  private void hearHeights() {
    if (running != null) {
      running.loop().peerAt(simulation.height() - 1);
    }
  }

  /// A loop stops by itself only when its disk failed, which here is a crash.
  void crashIfHalted(long downMillis) {
    if (running != null && running.loop().isHalted()) {
      ShellInvariants.check(disk.hasFailed(), "nothing but a disk stops a validator", index);
      crash(downMillis);
    }
  }

  void receive(PeerMessage message) {
    if (running == null) {
      return;
    }
    switch (message) {
      case PeerMessage.Consensus about -> {
        Reception _ = running.loop().received(about);
      }
      case PeerMessage.NewBlock(Bytes encoded) -> running.loop().announced("a peer", encoded);
      case PeerMessage.PooledTransaction _ -> {}
    }
  }

  List<Bytes> blocksFrom(long first) {
    List<Bytes> blocks = new ArrayList<>();
    for (long number = first; running != null && blocks.size() < PeerHandler.MAX_BLOCKS; number++) {
      Optional<Block> block = running.ledger().blockByNumber(number);
      if (block.isEmpty()) {
        break;
      }
      blocks.add(block.get().encode());
    }
    return blocks;
  }

  /// 0 while it is down.
  long head() {
    return running == null ? 0 : running.ledger().head().number();
  }

  String inWords() {
    return running == null ? index + " down" : index + ": " + running.loop().status();
  }
}
