package org.concordat.ibft.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import org.concordat.ibft.message.Commit;
import org.concordat.ibft.message.IbftMessage;
import org.concordat.ibft.message.Prepare;
import org.concordat.ibft.message.PreparedCertificate;
import org.concordat.ibft.message.Proposal;
import org.concordat.ibft.message.RoundChange;
import org.concordat.ibft.message.UnsignedPrepare;
import org.concordat.ibft.message.UnsignedRoundChange;
import org.concordat.ibft.model.ProposedBlock;
import org.concordat.ibft.model.RoundId;
import org.concordat.ibft.model.ValidatorId;

/// The voice of a Byzantine member. All liars of a run share one {@link Conspiracy}: what one has
/// heard all know, and each can sign for the others. The core behind the voice is a real one, so
/// that liars get deep into the protocol before they lie.
final class Liar implements Voice {
  /// A liar has one to all of these habits for the whole run.
  enum Habit {
    SILENT,
    /// Different blocks and votes to different nodes.
    EQUIVOCATES,
    /// Forgets certificates, or shows old ones, in round changes and proposals.
    STALE,
    /// Proposes out of turn, votes before its time.
    IMPOSTOR,
    /// Leaves recipients out, the same ones as the other liars do.
    WITHHOLDS
  }

  private static final int TICK_MILLIS = 250;

  /// Attempts per occasion; honest nodes discard those that prove nothing.
  private static final int FORGERIES = 4;

  private final Simulation simulation;
  private final Conspiracy conspiracy;
  private final int index;
  private final ValidatorId id;
  private final List<Habit> habits;
  private final Random random;

  Liar(Simulation simulation, Conspiracy conspiracy, int index, List<Habit> habits, Random random) {
    this.simulation = simulation;
    this.conspiracy = conspiracy;
    this.index = index;
    this.id = Simulation.id(index);
    this.habits = List.copyOf(habits);
    this.random = random;
  }

  private boolean has(Habit habit) {
    return habits.contains(habit);
  }

  void start() {
    simulation.scheduler().after(TICK_MILLIS, this::tick);
  }

  @Override
  public void speak(IbftMessage message) {
    conspiracy.learn(message);
    switch (message) {
      case Proposal proposal -> speakProposal(proposal);
      case Prepare prepare -> vote(prepare.roundId(), prepare.signed().payload().digest().w0());
      case Commit commit -> vote(commit.roundId(), commit.signed().payload().digest().w0());
      case RoundChange roundChange ->
          toEach(_ -> has(Habit.STALE) ? stale(roundChange) : roundChange);
    }
  }

  private void speakProposal(Proposal proposal) {
    List<Proposal> variants = new ArrayList<>(List.of(proposal));
    if (has(Habit.EQUIVOCATES)) {
      variants.add(conspiracy.forge(id, proposal.roundId(), true));
    }
    if (has(Habit.STALE) && proposal.round() > 0) {
      variants.add(conspiracy.forge(id, proposal.roundId(), false));
      variants.add(conspiracy.forge(id, proposal.roundId(), true));
    }
    variants.forEach(conspiracy::learn);
    Proposal one = variants.get(random.nextInt(variants.size()));
    boolean split = random.nextBoolean();
    toEach(_ -> split ? variants.get(random.nextInt(variants.size())) : one);
  }

  /// Prepares and commits at once: for the block it was asked to, or for any block of the round.
  private void vote(RoundId roundId, long blockId) {
    List<ProposedBlock> blocks = conspiracy.blocksOf(roundId);
    if (blocks.isEmpty()) {
      return;
    }
    toEach(_ -> new Prepare(Signing.sign(prepare(choose(blocks, blockId)), id)));
    toEach(_ -> new Commit(Signing.commit(roundId, choose(blocks, blockId).digest(), id)));
  }

  private ProposedBlock choose(List<ProposedBlock> blocks, long preferred) {
    if (has(Habit.EQUIVOCATES)) {
      return blocks.get(random.nextInt(blocks.size()));
    }
    return blocks.stream()
        .filter(it -> it.digest().w0() == preferred)
        .findFirst()
        .orElse(blocks.getFirst());
  }

  private static UnsignedPrepare prepare(ProposedBlock block) {
    return new UnsignedPrepare(block.height(), block.round(), block.digest());
  }

  private RoundChange stale(RoundChange honest) {
    Optional<PreparedCertificate> shown =
        random.nextBoolean() ? Optional.empty() : conspiracy.someCertificate(honest.roundId());
    UnsignedRoundChange payload =
        new UnsignedRoundChange(
            honest.height(), honest.round(), shown.map(PreparedCertificate::metadata));
    return new RoundChange(
        Signing.sign(payload, id),
        shown.map(PreparedCertificate::block),
        shown.map(PreparedCertificate::prepares).orElse(List.of()));
  }

  private void toEach(IntFunction<IbftMessage> message) {
    if (has(Habit.SILENT)) {
      return;
    }
    for (int to = 0; to < simulation.scenario().nodes(); to++) {
      if (to != index) {
        send(to, message.apply(to));
      }
    }
  }

  private void send(int to, IbftMessage message) {
    if (!has(Habit.WITHHOLDS) || conspiracy.mayKnow(to, message)) {
      simulation.network().send(index, to, message);
    }
  }

  @Override
  public void hear(IbftMessage message) {
    conspiracy.learn(message);
    if (message instanceof Proposal proposal && has(Habit.IMPOSTOR) && random.nextBoolean()) {
      vote(message.roundId(), proposal.proposedBlock().digest().w0());
    }
    if (message instanceof RoundChange && has(Habit.STALE) && random.nextInt(3) == 0) {
      int delayMillis = random.nextInt(Scenario.BLOCK_PERIOD_MILLIS);
      simulation.scheduler().after(delayMillis, () -> proposeWhenOurTurn(message.roundId()));
    }
  }

  private void proposeWhenOurTurn(RoundId roundId) {
    conspiracy
        .proposerAmongUs(roundId)
        .ifPresent(author -> {
          for (int i = 0; i < FORGERIES; i++) {
            propose(author, roundId);
          }
        });
  }

  /// Sends a forged proposal, and the votes for it.
  private void propose(ValidatorId author, RoundId roundId) {
    Proposal forged = conspiracy.forge(author, roundId, random.nextBoolean());
    conspiracy.learn(forged);
    toEach(_ -> forged);
    vote(roundId, forged.proposedBlock().digest().w0());
  }

  /// Mischief that nothing asked for: proposals and round changes for any round near the others'.
  private void tick() {
    simulation.scheduler().after(simulation.chatterMillis(TICK_MILLIS), this::tick);
    if (!has(Habit.IMPOSTOR) || (simulation.network().healed() && random.nextInt(8) > 0)) {
      return;
    }
    RoundId about = conspiracy.latest();
    RoundId near = new RoundId(about.height(), Math.max(0, about.round() + random.nextInt(4) - 1));
    switch (random.nextInt(3)) {
      case 0 -> propose(id, near);
      case 1 -> conspiracy.anyMessage().ifPresent(old -> toEach(_ -> old));
      default -> {
        RoundId next = new RoundId(near.height(), near.round() + 1);
        UnsignedRoundChange payload =
            new UnsignedRoundChange(next.height(), next.round(), Optional.empty());
        RoundChange empty = new RoundChange(Signing.sign(payload, id), Optional.empty(), List.of());
        toEach(_ -> random.nextBoolean() ? empty : stale(empty));
      }
    }
  }
}
