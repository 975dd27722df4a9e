package org.concordat.ibft.transition;

import org.concordat.ibft.effect.Effect;
import org.concordat.ibft.message.SafetyRecord;
import org.concordat.ibft.model.ChainHead;
import org.concordat.ibft.rules.Rounds;
import org.concordat.ibft.state.NodeState;

/// The chain has a new head: everything about the old height is forgotten.
final class UponNewBlock {
  private UponNewBlock() {}

  static void apply(Turn turn, ChainHead head) {
    NodeState state = turn.state();
    if (head.height() > state.head().height()) {
      turn.next(NodeState.on(head, state.configuration(), state.recorded()));
      startTimer(turn);
    }
  }

  /// A node that starts again within a round waits for it as long as for round 0 at first: the
  /// others may be long past it, and if all were restarted nobody should wait for a late round's
  /// timeout. But each of its restarts at this height doubles that wait, up to the round's own
  /// timeout. Otherwise a node that crashes again and again would gain a round each time, and the
  /// timeouts of the rounds it and those it pulls along come to would exceed any patience.
  static void startTimer(Turn turn) {
    NodeState state = turn.state();
    if (!state.isValidator()) {
      return;
    }
    if (state.current().started()) {
      long requestTimeoutMillis = state.configuration().requestTimeoutMillis();
      int restarts = state.recorded().map(SafetyRecord::restarts).orElse(0);
      long timeoutMillis =
          Rounds.roundTimeoutMillis(requestTimeoutMillis, Math.min(restarts, state.round()));
      turn.emit(new Effect.StartRoundTimer(state.roundId(), timeoutMillis));
    } else {
      turn.emit(new Effect.StartBlockTimer(state.height()));
    }
  }
}
