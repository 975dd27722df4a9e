package org.concordat.ibft.transition;

import org.concordat.ibft.effect.Effect;
import org.concordat.ibft.state.NodeState;
import org.concordat.ibft.state.RoundState.Duty;

/// The block period is over: round 0 begins, unless a valid proposal or a quorum of round changes
/// has begun a round already.
final class UponBlockTimeout {
  private UponBlockTimeout() {}

  static void apply(Turn turn, long height) {
    NodeState state = turn.state();
    if (height != state.height() || state.current().started() || !state.isValidator()) {
      return;
    }
    turn.startRound(0);
    if (turn.state().isProposer() && turn.state().maySign()) {
      turn.next(turn.state().with(turn.state().current().with(Duty.BUILDING)));
      turn.emit(new Effect.BuildBlock(turn.state().roundId()));
    }
  }
}
