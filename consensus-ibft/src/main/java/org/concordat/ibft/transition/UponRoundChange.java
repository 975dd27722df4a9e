package org.concordat.ibft.transition;

import java.util.List;
import java.util.Optional;
import org.concordat.ibft.effect.Rejection;
import org.concordat.ibft.message.RoundChange;
import org.concordat.ibft.rules.RoundChangeRules;
import org.concordat.ibft.state.NodeState;
import org.concordat.ibft.state.RoundState.Duty;

/// A RoundChange: kept, and once a quorum asks for the same round the node is in it and its
/// proposer proposes. As in Besu a node that is moved by others sends no RoundChange of its own.
///
/// With `catchUp`, f + 1 validators in later rounds move the node too, to the latest round that f +
/// 1 of them have reached: at least one of them is honest. The specification takes the least round
/// of any f + 1 such messages; this picks the f + 1 latest.
final class UponRoundChange {
  private UponRoundChange() {}

  static void apply(Turn turn, RoundChange roundChange) {
    NodeState state = turn.state();
    Optional<Rejection> reason =
        state.messagesReceived().roundChanges().has(roundChange.round(), roundChange.author())
            ? Optional.of(Rejection.DUPLICATE)
            : RoundChangeRules.check(roundChange, state.head());
    if (reason.isPresent()) {
      turn.discard(roundChange, reason.get());
      return;
    }
    turn.next(state.with(state.messagesReceived().with(roundChange)));
    if (votes(turn.state(), roundChange.round()).size() >= state.validators().quorum()) {
      enter(turn, roundChange.round());
    } else if (state.configuration().catchUp()) {
      catchUp(turn);
    }
  }

  private static void enter(Turn turn, int round) {
    if (round > turn.state().round()) {
      turn.startRound(round);
    }
    NodeState state = turn.state();
    boolean open =
        state.isProposer()
            && state.maySign()
            && state.current().duty() == Duty.NONE
            && state.proposalAcceptedForCurrentRound().isEmpty();
    if (open) {
      Proposing.open(turn);
    }
  }

  private static void catchUp(Turn turn) {
    NodeState state = turn.state();
    int round = state.messagesReceived().roundChanges().roundReachedBy(state.validators().f() + 1);
    if (round > state.round()) {
      UponRoundTimeout.changeRound(turn, round);
    }
  }

  private static List<RoundChange> votes(NodeState state, int round) {
    return state.messagesReceived().roundChanges().votes(round);
  }
}
