package org.concordat.chain.consensus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.ledger.TestNetwork;
import org.concordat.chain.network.Fetched;
import org.concordat.chain.network.Link;
import org.concordat.chain.network.PeerMessage;
import org.concordat.genesis.config.QbftConfig;

/// One run of the shell in virtual time: chaos, then a healed network in which every honest node
/// must make progress.
final class ShellSimulation {
  /// A little after genesis.
  private static final long START_MILLIS = 1_700_000_010_000L;

  /// A run that needs more is stuck in a loop.
  private static final int MAX_EVENTS = 500_000;

  private static final int TIMEOUT_MILLIS = 1000;
  private static final int PROGRESS_HEIGHTS = 3;
  private static final int MAX_DOWN_MILLIS = 3000;
  private static final int HEALTHY_DELAY_MILLIS = 20;
  private static final int CHATTER_MILLIS = 200;
  private static final int MAX_OVERHEARD = 64;

  /// @param height every honest node reached
  /// @param rounds the highest round anybody signed in
  record Outcome(long height, int rounds, int events, long millis) {}

  private final ShellScenario scenario;
  private final Random random;
  private final TestNetwork network;
  private final VirtualTime time = new VirtualTime(START_MILLIS);
  private final ShellInvariants invariants = new ShellInvariants();
  private final List<SimulatedShell> nodes = new ArrayList<>();
  private final List<PeerMessage> overheard = new ArrayList<>();
  private long side;
  private boolean healed;
  private int events;

  private ShellSimulation(ShellScenario scenario) {
    this.scenario = scenario;
    this.random = new Random(scenario.seed());
    this.network =
        new TestNetwork(scenario.validators()).withQbft(QbftConfig.DEFAULT.withTiming(1, 1));
  }

  static Outcome run(ShellScenario scenario) {
    return new ShellSimulation(scenario).run();
  }

  TestNetwork network() {
    return network;
  }

  VirtualTime time() {
    return time;
  }

  Random random() {
    return random;
  }

  ShellInvariants invariants() {
    return invariants;
  }

  double powerCut() {
    return healed ? 0 : scenario.powerCut();
  }

  private Outcome run() {
    for (int i = 0; i < scenario.validators(); i++) {
      nodes.add(new SimulatedShell(i, this, i == scenario.skewed() ? scenario.skewMillis() : 0));
    }
    honest().forEach(SimulatedShell::start);
    repartition();
    crashLater();
    wipeLater();
    stepLater();
    if (scenario.liar() >= 0) {
      chatter(new Liar(scenario.liar(), this));
    }
    while (time.runNext(START_MILLIS + scenario.chaosMillis())) {
      afterEvent();
    }
    healed = true;
    nodes.get(scenario.skewed()).setClock(scenario.skewMillis());
    long goal =
        nodes.stream().mapToLong(SimulatedShell::head).max().orElseThrow() + PROGRESS_HEIGHTS;
    long deadline = time.nowMillis() + patienceMillis();
    while (!honest().stream().allMatch(it -> it.head() >= goal)) {
      boolean more = time.runNext(deadline);
      ShellInvariants.check(more, "progress after healing", goal, inWords());
      afterEvent();
    }
    return new Outcome(goal, invariants.highestRound(), events, time.nowMillis() - START_MILLIS);
  }

  private void afterEvent() {
    ShellInvariants.check(++events < MAX_EVENTS, "a run ends", inWords());
    nodes.forEach(it -> it.crashIfHalted(downMillis()));
  }

  /// Every timer that runs now is over within the timeout of the latest round; from then on rounds
  /// are long enough for all, and within as many of them as there are validators one belongs to a
  /// proposer everybody believes.
  private long patienceMillis() {
    int rounds = invariants.highestRound() + 3 + scenario.validators();
    return MAX_DOWN_MILLIS + PROGRESS_HEIGHTS * ((long) TIMEOUT_MILLIS << rounds);
  }

  private List<SimulatedShell> honest() {
    return nodes.stream().filter(it -> it.index() != scenario.liar()).toList();
  }

  private List<String> inWords() {
    return nodes.stream().map(SimulatedShell::inWords).toList();
  }

  private int downMillis() {
    return 1 + random.nextInt(MAX_DOWN_MILLIS);
  }

  private void crashLater() {
    if (scenario.crashEveryMillis() > 0) {
      time.after(
          1 + random.nextInt(2 * scenario.crashEveryMillis()),
          () -> {
            if (!healed) {
              nodes.get(random.nextInt(nodes.size())).crash(downMillis());
              crashLater();
            }
          });
    }
  }

  private void stepLater() {
    if (scenario.stepEveryMillis() > 0 && !healed) {
      time.after(
          1 + random.nextInt(2 * scenario.stepEveryMillis()),
          () -> {
            if (!healed) {
              long back = random.nextInt(ShellScenario.MAX_STEP_MILLIS);
              long step = random.nextBoolean() ? 0 : -back;
              nodes.get(scenario.skewed()).setClock(scenario.skewMillis() + step);
              stepLater();
            }
          });
    }
  }

  /// A quarter of the way, so that there is a past to forget.
  private void wipeLater() {
    if (scenario.wiped() >= 0) {
      time.after(scenario.chaosMillis() / 4, () -> nodes.get(scenario.wiped()).wipe());
    }
  }

  boolean isWhole() {
    return healed || side == 0;
  }

  /// Half of the changes heal for a while, or nobody would get far enough to disagree.
  private void repartition() {
    if (scenario.partitionEveryMillis() > 0 && !healed) {
      side = random.nextBoolean() ? 0 : random.nextLong();
      time.after(1 + random.nextInt(2 * scenario.partitionEveryMillis()), this::repartition);
    }
  }

  private void chatter(Liar liar) {
    liar.speak(network.validatorKeys().size());
    time.after(1 + random.nextInt(CHATTER_MILLIS), () -> chatter(liar));
  }

  private boolean connected(int from, int to) {
    if (nodes.get(from).isOffline() || nodes.get(to).isOffline()) {
      return false;
    }
    return healed || ((side >>> from) & 1) == ((side >>> to) & 1);
  }

  /// Something that was said, for the liar to say again.
  Optional<PeerMessage> overheard() {
    return overheard.isEmpty()
        ? Optional.empty()
        : Optional.of(overheard.get(random.nextInt(overheard.size())));
  }

  long height() {
    return nodes.stream().mapToLong(SimulatedShell::head).max().orElseThrow() + 1;
  }

  void send(int from, int to, PeerMessage message) {
    if (!connected(from, to) || (!healed && random.nextDouble() < scenario.loss())) {
      return;
    }
    deliver(to, message);
    if (!healed && random.nextDouble() < scenario.duplication()) {
      deliver(to, message);
    }
  }

  private void deliver(int to, PeerMessage message) {
    int delay = random.nextInt(healed ? HEALTHY_DELAY_MILLIS : scenario.maxDelayMillis());
    boolean flip = !healed && random.nextDouble() < scenario.flips();
    PeerMessage delivered = flip ? flipped(message) : message;
    time.after(1 + delay, () -> nodes.get(to).receive(delivered));
  }

  private PeerMessage flipped(PeerMessage message) {
    return switch (message) {
      case PeerMessage.Consensus(int code, Bytes payload) ->
          new PeerMessage.Consensus(code, flipped(payload));
      case PeerMessage.NewBlock(Bytes encoded) -> new PeerMessage.NewBlock(flipped(encoded));
      case PeerMessage.PooledTransaction it -> it;
    };
  }

  private Bytes flipped(Bytes bytes) {
    byte[] copy = bytes.toArray();
    copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
    return Bytes.wrap(copy);
  }

  Link linkOf(int own) {
    return new Link() {
      @Override
      public void broadcast(PeerMessage message) {
        if (message instanceof PeerMessage.Consensus consensus) {
          invariants.sent(consensus);
          remember(message);
        }
        for (int to = 0; to < nodes.size(); to++) {
          if (to != own) {
            send(own, to, message);
          }
        }
      }

      @Override
      public Fetched fetchBlocks(long first) {
        List<SimulatedShell> able =
            nodes.stream()
                .filter(it -> it.index() != own && connected(own, it.index()))
                .filter(it -> it.head() >= first)
                .toList();
        if (able.isEmpty()) {
          return Fetched.NOTHING;
        }
        SimulatedShell peer = able.get(random.nextInt(able.size()));
        return new Fetched("node-" + peer.index(), peer.blocksFrom(first));
      }

      @Override
      public void blame(String peer, String fault) {}

      @Override
      public int peerCount() {
        return (int)
            nodes.stream()
                .filter(it -> it.index() != own && it.isUp() && connected(own, it.index()))
                .count();
      }

      @Override
      public void close() {}
    };
  }

  private void remember(PeerMessage message) {
    if (overheard.size() < MAX_OVERHEARD) {
      overheard.add(message);
    } else {
      overheard.set(random.nextInt(MAX_OVERHEARD), message);
    }
  }
}
