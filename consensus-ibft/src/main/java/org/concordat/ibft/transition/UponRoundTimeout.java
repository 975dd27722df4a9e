package org.concordat.ibft.transition;

import java.util.Optional;
import org.concordat.ibft.effect.Effect;
import org.concordat.ibft.message.PreparedCertificate;
import org.concordat.ibft.message.UnsignedRoundChange;
import org.concordat.ibft.model.RoundId;
import org.concordat.ibft.rules.Rounds;
import org.concordat.ibft.state.NodeState;

/// The current round took too long: on to the next, telling everybody what was prepared.
final class UponRoundTimeout {
  private UponRoundTimeout() {}

  static void apply(Turn turn, RoundId roundId) {
    NodeState state = turn.state();
    boolean current =
        state.current().started()
            && roundId.equals(state.roundId())
            && state.isValidator()
            && !state.decided();
    if (current && Rounds.exists(state.round() + 1)) {
      changeRound(turn, state.round() + 1);
    }
  }

  /// Moves to a later round and asks the others to follow.
  static void changeRound(Turn turn, int round) {
    turn.startRound(round);
    if (!turn.state().maySign()) {
      return;
    }
    turn.recordBeforeSigning();
    NodeState state = turn.state();
    UnsignedRoundChange payload =
        new UnsignedRoundChange(
            state.height(), round, state.lastPrepared().map(PreparedCertificate::metadata));
    Optional<PreparedCertificate> lastPrepared = state.lastPrepared();
    turn.emit(new Effect.SendRoundChange(payload, lastPrepared));
  }
}
