package org.concordat.ibft.transition;

import java.util.Optional;
import org.concordat.ibft.effect.Effect;
import org.concordat.ibft.effect.Rejection;
import org.concordat.ibft.message.Proposal;
import org.concordat.ibft.rules.ProposalRules;
import org.concordat.ibft.state.NodeState;

/// A Proposal of this round or a later one: if all rules but block validity hold, its block is
/// validated. One proposal is in validation at a time, the one of the latest round; the node stays
/// in its round until the verdict ({@link UponBlockValidated}).
final class UponProposal {
  private UponProposal() {}

  static void apply(Turn turn, Proposal proposal) {
    NodeState state = turn.state();
    Optional<Rejection> reason =
        isKnown(state, proposal)
            ? Optional.of(Rejection.PROPOSAL_ALREADY_KNOWN)
            : ProposalRules.check(proposal, state.head(), turn.blocks());
    if (reason.isPresent()) {
      turn.discard(proposal, reason.get());
      return;
    }
    turn.next(state.with(state.current().validating(proposal)));
    turn.emit(new Effect.ValidateBlock(proposal.roundId(), proposal.proposedBlock()));
  }

  private static boolean isKnown(NodeState state, Proposal proposal) {
    boolean accepted =
        proposal.round() == state.round() && state.proposalAcceptedForCurrentRound().isPresent();
    return accepted
        || state
            .current()
            .proposalUnderValidation()
            .filter(it -> it.round() >= proposal.round())
            .isPresent();
  }
}
