package org.concordat.ibft.sim;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.concordat.ibft.model.ChainHead;
import org.concordat.ibft.model.RoundId;
import org.concordat.ibft.model.ValidatorId;
import org.concordat.ibft.model.ValidatorSet;
import org.concordat.ibft.rules.Proposers;
import org.concordat.ibft.rules.Rounds;
import org.concordat.ibft.sim.Node.Kind;

/// One run: chaos, then a healed network in which every honest node must make progress.
final class Simulation {
  /// A run that needs more is stuck in a loop.
  private static final int MAX_EVENTS = 1_000_000;

  /// Chaos ends earlier when it does not keep the nodes from deciding so much.
  private static final int CHAOS_HEIGHTS = 60;

  /// After healing every node decides so many heights more.
  private static final int PROGRESS_HEIGHTS = 3;

  private static final int MAX_DOWN_MILLIS = 3000;

  /// Back before the round is over.
  private static final int BRIEFLY_DOWN_MILLIS = 100;

  private static final int ANNOUNCE_MILLIS = 2000;

  private static final int CHATTER_PER_ROUND = 16;

  /// @param heights decided in all
  /// @param rounds the highest round reached
  record Outcome(int heights, int rounds, int events) {}

  private final Scenario scenario;
  private final Random random;
  private final Scheduler scheduler = new Scheduler();
  private final Invariants invariants = new Invariants();
  private final List<Node> nodes = new ArrayList<>();
  private final List<Liar> liars = new ArrayList<>();
  private final List<ValidatorSet> validatorSets;
  private final Network network;
  private long nextBlockId = 1;
  private int events;

  private Simulation(Scenario scenario) {
    this.scenario = scenario;
    this.random = new Random(scenario.seed());
    this.network = new Network(scenario, scheduler, random, nodes);
    this.validatorSets =
        IntStream.range(0, scenario.nodes()).mapToObj(this::validatorsLeavingOut).toList();
  }

  static Outcome run(Scenario scenario) {
    Simulation simulation = new Simulation(scenario);
    simulation.populate();
    return simulation.run();
  }

  static ValidatorId id(int index) {
    return new ValidatorId(0, 0, index + 1);
  }

  Node node(ValidatorId id) {
    return nodes.get(id.low() - 1);
  }

  Scenario scenario() {
    return scenario;
  }

  Scheduler scheduler() {
    return scheduler;
  }

  Invariants invariants() {
    return invariants;
  }

  Network network() {
    return network;
  }

  private ValidatorSet validatorsLeavingOut(int resting) {
    return new ValidatorSet(
        IntStream.range(0, scenario.nodes())
            .filter(it -> !scenario.rotating() || it != resting)
            .mapToObj(Simulation::id)
            .toList());
  }

  ValidatorSet validators(long height) {
    return validatorSets.get((int) (height % scenario.nodes()));
  }

  /// A new block on what the builder has below `height`; never valid if it has nothing there.
  SimulatedBlock build(ValidatorId builder, long height, boolean valid) {
    Node node = node(builder);
    boolean possible = height - 1 <= node.chain().size();
    long parent = height == 1 || !possible ? 0 : blockAt(node, height - 1);
    return new SimulatedBlock(nextBlockId++, parent, height, builder, valid && possible);
  }

  /// Whose turn it is, as far as the height below is decided.
  Optional<ValidatorId> proposer(RoundId roundId) {
    return invariants
        .proposerOf(roundId.height() - 1)
        .map(it -> new ChainHead(roundId.height() - 1, it, validators(roundId.height())))
        .map(head -> Proposers.proposer(roundId.round(), head));
  }

  private static long blockAt(Node node, long height) {
    return SimulatedBlock.of(node.chain().get((int) height - 1).block()).id();
  }

  boolean isValid(Node validator, SimulatedBlock block) {
    int height = validator.chain().size();
    long head = height == 0 ? 0 : blockAt(validator, height);
    return block.valid() && block.height() == height + 1 && block.parent() == head;
  }

  int momentMillis() {
    return random.nextInt(network.healed() ? 5 : 30);
  }

  int blockPeriodMillis() {
    return Scenario.BLOCK_PERIOD_MILLIS + random.nextInt(30);
  }

  int downMillis() {
    return 1 + random.nextInt(random.nextBoolean() ? MAX_DOWN_MILLIS : BRIEFLY_DOWN_MILLIS);
  }

  boolean crashesMidStep() {
    return !network.healed()
        && scenario.midStepCrash() > 0
        && random.nextDouble() < scenario.midStepCrash();
  }

  private void populate() {
    List<Integer> order = new ArrayList<>(IntStream.range(0, scenario.nodes()).boxed().toList());
    java.util.Collections.shuffle(order, random);
    List<ValidatorId> lying =
        order.subList(scenario.amnesiac(), scenario.faulty()).stream().map(Simulation::id).toList();
    Conspiracy conspiracy = new Conspiracy(this, lying, random);
    for (int i = 0; i < scenario.nodes(); i++) {
      int rank = order.indexOf(i);
      if (rank >= scenario.amnesiac() && rank < scenario.faulty()) {
        Liar liar = new Liar(this, conspiracy, i, habits(), random);
        liars.add(liar);
        nodes.add(new Node(this, i, Kind.LIAR, liar));
      } else {
        int self = i;
        Kind kind = rank < scenario.amnesiac() ? Kind.AMNESIAC : Kind.HONEST;
        nodes.add(new Node(this, i, kind, message -> network.multicast(self, message)));
      }
    }
  }

  private List<Liar.Habit> habits() {
    if (random.nextInt(6) == 0) {
      return List.of(Liar.Habit.SILENT);
    }
    EnumSet<Liar.Habit> habits = EnumSet.noneOf(Liar.Habit.class);
    for (Liar.Habit habit : EnumSet.complementOf(EnumSet.of(Liar.Habit.SILENT))) {
      if (random.nextInt(3) > 0) {
        habits.add(habit);
      }
    }
    return List.copyOf(habits);
  }

  private Outcome run() {
    nodes.forEach(Node::start);
    liars.forEach(Liar::start);
    network.start();
    scheduleCrash();
    if (scenario.rotating()) {
      scheduler.after(ANNOUNCE_MILLIS, this::announceHeads);
    }
    while (invariants.decidedHeights() < CHAOS_HEIGHTS
        && scheduler.runNext(scenario.chaosMillis())) {
      countEvent();
    }
    network.heal();
    checkRoundsTookTime();
    int goal =
        nodes.stream().mapToInt(it -> it.chain().size()).max().orElseThrow() + PROGRESS_HEIGHTS;
    long deadline = scheduler.nowMillis() + patienceMillis();
    while (!allReached(goal)) {
      boolean more = scheduler.runNext(deadline);
      Invariants.check(more, "progress after healing: no node below", goal, heights());
      countEvent();
    }
    return new Outcome(invariants.decidedHeights(), invariants.highestRound(), events);
  }

  private void countEvent() {
    Invariants.check(++events < MAX_EVENTS, "a run ends");
  }

  /// How long the healed network may take, from the latest round R that an honest node is in, or
  /// has on disk, on. Every running timer ends before T · 2^R from now, and what was said before
  /// the healing is lost for good, so only rounds entered later count.
  ///
  /// With `catchUp` everybody is in R + 1 when the timers of all rounds up to R have run out, all
  /// of them having said so; then at most f rounds belong to liars.
  ///
  /// Without it, nodes meet only because timers double. A node at the beginning of round 0 enters
  /// round r after T · (2^r − 1); one at the end of R has left it no sooner than T · (2^(r+1) −
  /// 2^(R+1)) from now. So from R + 2 on all share more than half of each round. Then liars can
  /// still give their round changes to a few honest nodes only: these are moved, say nothing, and
  /// the proposer of the round lacks a quorum unless it is one of them. Within n rounds it is.
  ///
  /// At the heights after the first one R is at most 1: who has missed a block hears of it in round
  /// changes to round 1.
  private long patienceMillis() {
    int rounds = scenario.catchUp() ? 2 + scenario.faulty() : 3 + scenario.nodes();
    return MAX_DOWN_MILLIS
        + sumOfTimeoutsMillis(latestRound() + rounds)
        + PROGRESS_HEIGHTS * (MAX_DOWN_MILLIS + sumOfTimeoutsMillis(1 + rounds));
  }

  /// A late round means long timers, so nodes must not get there quickly: else the healed network
  /// keeps its promise when nobody cares any more. Timeouts alone take them to the logarithm of the
  /// time gone by. Restarts may take a node as far again, and it may pull others along; three times
  /// is more than 40,000 seeds have shown.
  private void checkRoundsTookTime() {
    long timeouts = 1 + scheduler.nowMillis() / Scenario.REQUEST_TIMEOUT_MILLIS;
    int logarithm = Long.SIZE - Long.numberOfLeadingZeros(timeouts);
    Invariants.check(
        invariants.highestRound() <= 3 * logarithm, "rounds take time", timeouts, heights());
  }

  private static long sumOfTimeoutsMillis(int lastRound) {
    return Scenario.REQUEST_TIMEOUT_MILLIS << (lastRound + 1);
  }

  /// Which an honest node is in or remembers.
  private int latestRound() {
    return nodes.stream()
        .filter(it -> it.kind() != Kind.LIAR)
        .mapToInt(Node::latestRound)
        .max()
        .orElse(0);
  }

  /// The pace of what nodes do unasked. After the healing it follows the pace of the rounds, or a
  /// run through long rounds would consist of nothing else.
  long chatterMillis(int atFirst) {
    long timeoutMillis = Rounds.roundTimeoutMillis(Scenario.REQUEST_TIMEOUT_MILLIS, latestRound());
    return network.healed() ? Math.max(atFirst, timeoutMillis / CHATTER_PER_ROUND) : atFirst;
  }

  private boolean allReached(int goal) {
    return nodes.stream().allMatch(it -> it.kind() == Kind.LIAR || it.chain().size() >= goal);
  }

  private List<String> heights() {
    return nodes.stream()
        .map(it ->
            it.kind()
                + ":"
                + it.chain().size()
                + it.state().map(state -> "/" + state.round()).orElse(" down"))
        .toList();
  }

  private void announceHeads() {
    nodes.forEach(Node::announceHead);
    scheduler.after(chatterMillis(ANNOUNCE_MILLIS), this::announceHeads);
  }

  private void scheduleCrash() {
    if (scenario.crashEveryMillis() > 0) {
      scheduler.after(1 + random.nextInt(2 * scenario.crashEveryMillis()), this::crashOne);
    }
  }

  private void crashOne() {
    if (!network.healed()) {
      nodes.get(random.nextInt(nodes.size())).crash(downMillis());
      scheduleCrash();
    }
  }
}
