package org.concordat.ibft.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.concordat.ibft.IbftNode;
import org.concordat.ibft.effect.Effect;
import org.concordat.ibft.event.Event;
import org.concordat.ibft.message.Commit;
import org.concordat.ibft.message.IbftMessage;
import org.concordat.ibft.message.Prepare;
import org.concordat.ibft.message.PreparedCertificate;
import org.concordat.ibft.message.Proposal;
import org.concordat.ibft.message.RoundChange;
import org.concordat.ibft.message.SafetyRecord;
import org.concordat.ibft.model.ChainHead;
import org.concordat.ibft.model.Digest;
import org.concordat.ibft.model.RoundId;
import org.concordat.ibft.model.ValidatorId;
import org.concordat.ibft.state.Configuration;
import org.concordat.ibft.state.NodeState;

/// A real core with a simulated shell: timers, disk, block building and import in virtual time.
final class Node {
  /// What a node is held to.
  enum Kind {
    HONEST,
    /// Honest, but its safety record is lost in a crash.
    AMNESIAC,
    LIAR
  }

  private final Simulation simulation;
  private final int index;
  private final ValidatorId id;
  private final Kind kind;
  private final Voice voice;
  private final List<Effect.CommitBlock> chain = new ArrayList<>();
  private Optional<SafetyRecord> disk = Optional.empty();
  private Optional<IbftNode> core = Optional.empty();
  private int incarnation;
  private int timer;

  Node(Simulation simulation, int index, Kind kind, Voice voice) {
    this.simulation = simulation;
    this.index = index;
    this.id = Simulation.id(index);
    this.kind = kind;
    this.voice = voice;
  }

  int index() {
    return index;
  }

  Kind kind() {
    return kind;
  }

  /// Final blocks from height 1 on; on disk.
  List<Effect.CommitBlock> chain() {
    return chain;
  }

  Optional<NodeState> state() {
    return core.map(IbftNode::state);
  }

  /// Including what is on disk.
  int latestRound() {
    int remembered =
        disk.filter(it -> it.height() == chain.size() + 1).map(SafetyRecord::round).orElse(0);
    return Math.max(remembered, state().map(NodeState::round).orElse(0));
  }

  void start() {
    Configuration configuration =
        new Configuration(id, Scenario.REQUEST_TIMEOUT_MILLIS, simulation.scenario().catchUp());
    IbftNode.Started started =
        IbftNode.start(configuration, head(), disk, SimulatedBlock::replaceRound);
    core = Optional.of(started.node());
    execute(started.effects());
  }

  private ChainHead head() {
    int height = chain.size();
    ValidatorId proposer =
        height == 0 ? new ValidatorId(0, 0, 0) : chain.getLast().block().proposer();
    return new ChainHead(height, proposer, simulation.validators(height + 1));
  }

  /// Loses its memory, and comes back after a while.
  void crash(long downMillis) {
    if (core.isEmpty()) {
      return;
    }
    core = Optional.empty();
    incarnation++;
    if (kind == Kind.AMNESIAC) {
      disk = Optional.empty();
    }
    simulation.scheduler().after(downMillis, this::start);
  }

  void receive(IbftMessage message) {
    if (core.isPresent()) {
      voice.hear(message);
      on(new Event.MessageReceived(message));
    }
  }

  private void on(Event event) {
    IbftNode node = core.orElseThrow();
    NodeState before = node.state();
    List<Effect> effects = node.on(event);
    if (kind != Kind.LIAR) {
      simulation.invariants().afterStep(before, node.state(), node.futureMessages());
    }
    execute(effects);
  }

  private void execute(List<Effect> effects) {
    for (Effect effect : effects) {
      execute(effect);
      if (simulation.crashesMidStep()) {
        crash(simulation.downMillis());
        return;
      }
    }
  }

  private void execute(Effect effect) {
    switch (effect) {
      case Effect.Persist(SafetyRecord written) -> disk = Optional.of(written);
      case Effect.SendProposal(var payload, var roundChanges, var prepares) ->
          say(new Proposal(Signing.sign(payload, id), roundChanges, prepares));
      case Effect.SendPrepare(var payload) -> {
        requireHonest(payload.height(), payload.round(), payload.digest());
        say(new Prepare(Signing.sign(payload, id)));
      }
      case Effect.SendCommit(RoundId roundId, var digest) ->
          say(new Commit(Signing.commit(roundId, digest, id)));
      case Effect.KeepCommit(RoundId roundId, var digest) ->
          hearMyself(new Commit(Signing.commit(roundId, digest, id)));
      case Effect.SendRoundChange(var payload, var prepared) ->
          say(
              new RoundChange(
                  Signing.sign(payload, id),
                  prepared.map(PreparedCertificate::block),
                  prepared.map(PreparedCertificate::prepares).orElse(List.of())));
      case Effect.StartBlockTimer(long height) ->
          startTimer(simulation.blockPeriodMillis(), new Event.BlockTimeout(height));
      case Effect.StartRoundTimer(RoundId roundId, long timeoutMillis) ->
          startTimer(timeoutMillis, new Event.RoundTimeout(roundId));
      case Effect.BuildBlock(RoundId roundId) -> {
        SimulatedBlock block = simulation.build(id, roundId.height(), true);
        later(new Event.BlockBuilt(roundId, block.at(roundId.round())));
      }
      case Effect.ValidateBlock(RoundId roundId, var block) ->
          later(
              new Event.BlockValidated(
                  roundId, block.digest(), simulation.isValid(this, SimulatedBlock.of(block))));
      case Effect.CommitBlock commit -> {
        timer++;
        afterAMoment(() -> append(commit));
      }
      case Effect.RequestSync(long height, ValidatorId source) -> fetch(height, source);
      case Effect.Discard _ -> {}
    }
  }

  private void requireHonest(long height, int round, Digest digest) {
    if (kind != Kind.LIAR) {
      simulation.invariants().preparedByHonest(height, round, digest);
    }
  }

  private void say(IbftMessage message) {
    if (kind == Kind.HONEST) {
      simulation.invariants().signedByHonest(message, core.orElseThrow().state());
    }
    hearMyself(message);
    voice.speak(message);
  }

  private void hearMyself(IbftMessage message) {
    later(new Event.MessageReceived(message));
  }

  private void startTimer(long delayMillis, Event event) {
    int mine = ++timer;
    whileUp(
        delayMillis,
        () -> {
          if (mine == timer) {
            on(event);
          }
        });
  }

  private void later(Event event) {
    afterAMoment(() -> on(event));
  }

  private void afterAMoment(Runnable action) {
    whileUp(simulation.momentMillis(), action);
  }

  private void whileUp(long delayMillis, Runnable action) {
    int mine = incarnation;
    simulation
        .scheduler()
        .after(
            delayMillis,
            () -> {
              if (mine == incarnation) {
                action.run();
              }
            });
  }

  private void fetch(long height, ValidatorId source) {
    if (core.isEmpty() || height <= chain.size()) {
      return;
    }
    Node peer = simulation.node(source);
    int mine = incarnation;
    simulation
        .network()
        .fetchBlocks(
            index,
            peer.index,
            () -> {
              if (mine == incarnation) {
                int last = (int) Math.min(height, peer.chain.size());
                for (int i = chain.size(); i < last && mine == incarnation; i++) {
                  append(peer.chain.get(i));
                }
              }
            });
  }

  /// Peers tell each other their heads from time to time, as the shell's do. Only a node that is no
  /// validator of some heights depends on it; for the others consensus messages must be enough.
  void announceHead() {
    for (int to = 0; to < simulation.scenario().nodes(); to++) {
      simulation.node(Simulation.id(to)).fetch(chain.size(), id);
    }
  }

  /// From here on the block is durable, so this is where a decision counts.
  private void append(Effect.CommitBlock commit) {
    if (commit.block().height() == chain.size() + 1) {
      simulation.invariants().decided(commit, head());
      chain.add(commit);
      on(new Event.NewBlock(head()));
    }
  }
}
