package org.concordat.ibft.transition;

import java.util.Optional;
import org.concordat.ibft.effect.Effect;
import org.concordat.ibft.effect.Rejection;
import org.concordat.ibft.message.IbftMessage;
import org.concordat.ibft.rules.Rounds;
import org.concordat.ibft.state.NodeState;

/// What every message must pass before its own transition looks at it.
final class Admission {
  private Admission() {}

  static boolean admit(Turn turn, IbftMessage message) {
    NodeState state = turn.state();
    if (message.height() > state.height() && state.validators().contains(message.author())) {
      requestSync(turn, message);
      return false;
    }
    Optional<Rejection> reason = check(state, message);
    reason.ifPresent(it -> turn.discard(message, it));
    return reason.isEmpty();
  }

  private static Optional<Rejection> check(NodeState state, IbftMessage message) {
    if (message.height() < state.height()) {
      return Optional.of(Rejection.PRIOR_HEIGHT);
    }
    if (!state.validators().contains(message.author())) {
      return Optional.of(Rejection.AUTHOR_NOT_VALIDATOR);
    }
    if (!state.isValidator()) {
      return Optional.of(Rejection.NOT_VALIDATING);
    }
    if (state.decided()) {
      return Optional.of(Rejection.ALREADY_DECIDED);
    }
    if (!Rounds.exists(message.round())) {
      return Optional.of(Rejection.ROUND_OUT_OF_RANGE);
    }
    return message.round() < state.round() ? Optional.of(Rejection.PRIOR_ROUND) : Optional.empty();
  }

  /// A decided block is on its way already; only a height after it is news.
  private static void requestSync(Turn turn, IbftMessage message) {
    long missing = message.height() - 1;
    if (!turn.state().decided() || missing > turn.state().height()) {
      turn.emit(new Effect.RequestSync(missing, message.author()));
    }
  }
}
