package org.concordat.ibft.transition;

import org.concordat.ibft.effect.Effect;
import org.concordat.ibft.effect.Rejection;
import org.concordat.ibft.event.Event;
import org.concordat.ibft.message.Proposal;
import org.concordat.ibft.message.UnsignedPrepare;
import org.concordat.ibft.model.Digest;
import org.concordat.ibft.state.NodeState;

/// The verdict on the block of the proposal under validation. A valid one is accepted: the node
/// moves to its round if that is later, and prepares it. Votes that came before the proposal may
/// complete the round at once.
final class UponBlockValidated {
  private UponBlockValidated() {}

  static void apply(Turn turn, Event.BlockValidated verdict) {
    NodeState state = turn.state();
    state
        .current()
        .proposalUnderValidation()
        .filter(it -> !state.decided())
        .filter(it -> it.roundId().equals(verdict.roundId()))
        .filter(it -> it.proposedBlock().digest().equals(verdict.digest()))
        .ifPresent(it -> conclude(turn, it, verdict.valid()));
  }

  private static void conclude(Turn turn, Proposal proposal, boolean valid) {
    if (!valid) {
      turn.next(turn.state().with(turn.state().current().notValidating()));
      turn.discard(proposal, Rejection.INVALID_BLOCK);
      return;
    }
    if (proposal.round() > turn.state().round()) {
      turn.startRound(proposal.round());
    }
    turn.next(turn.state().with(turn.state().current().accepting(proposal)));
    if (turn.state().maySign()) {
      vote(turn, proposal);
    }
    UponPrepare.checkQuorum(turn);
    UponCommit.checkQuorum(turn);
  }

  private static void vote(Turn turn, Proposal proposal) {
    Digest digest = proposal.proposedBlock().digest();
    turn.recordBeforeSigning();
    turn.emit(
        new Effect.SendPrepare(new UnsignedPrepare(proposal.height(), proposal.round(), digest)));
    turn.emit(new Effect.KeepCommit(proposal.roundId(), digest));
  }
}
