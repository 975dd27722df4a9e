package org.concordat.ibft.transition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.concordat.ibft.effect.Effect;
import org.concordat.ibft.effect.Rejection;
import org.concordat.ibft.message.IbftMessage;
import org.concordat.ibft.message.SafetyRecord;
import org.concordat.ibft.model.BlockRounds;
import org.concordat.ibft.rules.Rounds;
import org.concordat.ibft.state.NodeState;

/// One step in the making: the state so far and the effects so far. One event can set off several
/// transitions (the proposal that was missing makes a round prepared and committed at once); they
/// share a turn. Never outlives the step.
final class Turn {
  private final BlockRounds blocks;
  private final List<Effect> effects = new ArrayList<>(4);
  private NodeState state;

  Turn(NodeState state, BlockRounds blocks) {
    this.state = state;
    this.blocks = blocks;
  }

  NodeState state() {
    return state;
  }

  BlockRounds blocks() {
    return blocks;
  }

  void next(NodeState next) {
    state = next;
  }

  void emit(Effect effect) {
    effects.add(effect);
  }

  void discard(IbftMessage message, Rejection reason) {
    effects.add(new Effect.Discard(message, reason));
  }

  Step end() {
    return new Step(state, effects);
  }

  /// Enters a later round and starts its timer.
  void startRound(int round) {
    state =
        state.with(state.current().startRound(round)).with(state.messagesReceived().from(round));
    long requestTimeoutMillis = state.configuration().requestTimeoutMillis();
    emit(
        new Effect.StartRoundTimer(
            state.roundId(), Rounds.roundTimeoutMillis(requestTimeoutMillis, round)));
  }

  /// Makes the record say what this node is about to sign. Call it before emitting any effect that
  /// sends something; it costs a write only when the record would change.
  void recordBeforeSigning() {
    SafetyRecord record =
        new SafetyRecord(
            state.height(), state.round(), state.lastPrepared(), state.restartsBeforeSigning());
    if (!state.recorded().equals(Optional.of(record))) {
      state = state.with(record);
      emit(new Effect.Persist(record));
    }
  }
}
