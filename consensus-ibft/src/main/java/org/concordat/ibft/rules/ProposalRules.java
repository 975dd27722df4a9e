package org.concordat.ibft.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.concordat.ibft.effect.Rejection;
import org.concordat.ibft.message.PreparedRoundMetadata;
import org.concordat.ibft.message.Proposal;
import org.concordat.ibft.message.Signed;
import org.concordat.ibft.message.UnsignedRoundChange;
import org.concordat.ibft.model.BlockRounds;
import org.concordat.ibft.model.ChainHead;
import org.concordat.ibft.model.ProposedBlock;

/// Validity of proposals: `isValidProposal` and `isProposalJustification` of the specification,
/// apart from the validity of the block itself and from what the node has accepted before.
public final class ProposalRules {
  private ProposalRules() {}

  /// The reason to reject a Proposal whose height is the one on top of `head`.
  public static Optional<Rejection> check(Proposal proposal, ChainHead head, BlockRounds blocks) {
    int round = proposal.round();
    if (!Rounds.exists(round)) {
      return Optional.of(Rejection.ROUND_OUT_OF_RANGE);
    }
    if (!proposal.author().equals(Proposers.proposer(round, head))) {
      return Optional.of(Rejection.WRONG_PROPOSER);
    }
    ProposedBlock block = proposal.proposedBlock();
    if (block.height() != head.nextHeight() || block.round() != round) {
      return Optional.of(Rejection.WRONG_BLOCK);
    }
    return round == 0 ? checkFirstRound(proposal) : checkLaterRound(proposal, head, blocks);
  }

  private static Optional<Rejection> checkFirstRound(Proposal proposal) {
    return proposal.proposalJustification().isEmpty() ? checkFresh(proposal) : unexpected();
  }

  /// A block that nobody prepared: the author's own, and no prepares.
  private static Optional<Rejection> checkFresh(Proposal proposal) {
    if (!proposal.roundChangeJustification().isEmpty()) {
      return unexpected();
    }
    return proposal.proposedBlock().proposer().equals(proposal.author())
        ? Optional.empty()
        : Optional.of(Rejection.WRONG_BLOCK);
  }

  private static Optional<Rejection> checkLaterRound(
      Proposal proposal, ChainHead head, BlockRounds blocks) {
    Optional<Rejection> reason = checkRoundChanges(proposal, head);
    if (reason.isPresent()) {
      return reason;
    }
    Optional<PreparedRoundMetadata> latest = latestPrepared(proposal.proposalJustification());
    return latest.isEmpty()
        ? checkFresh(proposal)
        : checkReproposal(proposal, latest.get(), head, blocks);
  }

  private static Optional<Rejection> checkRoundChanges(Proposal proposal, ChainHead head) {
    for (Signed<UnsignedRoundChange> roundChange : proposal.proposalJustification()) {
      UnsignedRoundChange payload = roundChange.payload();
      if (payload.height() != proposal.height()
          || payload.round() != proposal.round()
          || !RoundChangeRules.hasValidRounds(payload)) {
        return Optional.of(Rejection.BAD_CERTIFICATE_CONTENT);
      }
    }
    if (contradictory(proposal.proposalJustification())) {
      return Optional.of(Rejection.CONFLICTING_PREPARED_BLOCKS);
    }
    return Certificates.checkAuthors(proposal.proposalJustification(), head.validators());
  }

  /// Two of them claim different blocks prepared in the same round.
  private static boolean contradictory(List<Signed<UnsignedRoundChange>> roundChanges) {
    List<PreparedRoundMetadata> claims =
        roundChanges.stream().flatMap(it -> it.payload().prepared().stream()).distinct().toList();
    return claims.stream().mapToInt(PreparedRoundMetadata::preparedRound).distinct().count()
        < claims.size();
  }

  /// The claim with the highest prepared round: `isHighestPrepared`.
  public static Optional<PreparedRoundMetadata> latestPrepared(
      List<Signed<UnsignedRoundChange>> roundChanges) {
    return roundChanges.stream()
        .flatMap(it -> it.payload().prepared().stream())
        .max(Comparator.comparingInt(PreparedRoundMetadata::preparedRound));
  }

  /// The block, put back into the round that prepared it, must be the one that was prepared. Its
  /// proposer is whoever built it first, not the author.
  private static Optional<Rejection> checkReproposal(
      Proposal proposal, PreparedRoundMetadata latest, ChainHead head, BlockRounds blocks) {
    ProposedBlock prepared =
        blocks.replaceRoundInBlock(proposal.proposedBlock(), latest.preparedRound());
    return prepared.digest().equals(latest.preparedValue())
        ? Certificates.checkPrepared(
            prepared, proposal.roundChangeJustification(), head.validators())
        : Optional.of(Rejection.PREPARED_BLOCK_IGNORED);
  }

  private static Optional<Rejection> unexpected() {
    return Optional.of(Rejection.UNEXPECTED_JUSTIFICATION);
  }
}
