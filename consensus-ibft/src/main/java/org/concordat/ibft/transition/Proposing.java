package org.concordat.ibft.transition;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.concordat.ibft.effect.Effect;
import org.concordat.ibft.message.PreparedCertificate;
import org.concordat.ibft.message.RoundChange;
import org.concordat.ibft.message.Signed;
import org.concordat.ibft.message.UnsignedPrepare;
import org.concordat.ibft.message.UnsignedProposal;
import org.concordat.ibft.model.ProposedBlock;
import org.concordat.ibft.state.NodeState;
import org.concordat.ibft.state.RoundState.Duty;

/// What a proposer does once per round.
final class Proposing {
  private Proposing() {}

  /// Opens a later round: again with the latest prepared block, else with a new one.
  static void open(Turn turn) {
    NodeState state = turn.state();
    Optional<PreparedCertificate> latest = latestPrepared(roundChanges(state));
    if (latest.isPresent()) {
      repropose(turn, latest.get());
    } else {
      turn.next(state.with(state.current().with(Duty.BUILDING)));
      turn.emit(new Effect.BuildBlock(state.roundId()));
    }
  }

  /// Proposes `fresh`, unless a prepared block has come to be known that must go first.
  static void propose(Turn turn, ProposedBlock fresh) {
    Optional<PreparedCertificate> latest = latestPrepared(roundChanges(turn.state()));
    if (latest.isPresent()) {
      repropose(turn, latest.get());
    } else {
      send(turn, fresh, List.of());
    }
  }

  private static void repropose(Turn turn, PreparedCertificate latest) {
    ProposedBlock block = turn.blocks().replaceRoundInBlock(latest.block(), turn.state().round());
    send(turn, block, latest.prepares());
  }

  private static void send(Turn turn, ProposedBlock block, List<Signed<UnsignedPrepare>> prepares) {
    turn.next(turn.state().with(turn.state().current().with(Duty.PROPOSED)));
    turn.recordBeforeSigning();
    NodeState state = turn.state();
    turn.emit(
        new Effect.SendProposal(
            new UnsignedProposal(state.height(), state.round(), block),
            roundChanges(state).stream().map(RoundChange::signed).toList(),
            prepares));
  }

  private static List<RoundChange> roundChanges(NodeState state) {
    return state.messagesReceived().roundChanges().votes(state.round());
  }

  private static Optional<PreparedCertificate> latestPrepared(List<RoundChange> roundChanges) {
    return roundChanges.stream()
        .flatMap(it -> it.preparedCertificate().stream())
        .max(Comparator.comparingInt(PreparedCertificate::round));
  }
}
