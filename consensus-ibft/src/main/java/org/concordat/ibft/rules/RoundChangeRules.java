package org.concordat.ibft.rules;

import java.util.Optional;
import org.concordat.ibft.effect.Rejection;
import org.concordat.ibft.message.PreparedRoundMetadata;
import org.concordat.ibft.message.RoundChange;
import org.concordat.ibft.message.UnsignedRoundChange;
import org.concordat.ibft.model.ChainHead;
import org.concordat.ibft.model.ProposedBlock;

/// Validity of round changes: `validRoundChange` of the specification, and what the unsigned parts
/// of the message have to prove.
///
/// The prepared block is not executed here: a quorum of prepares contains an honest validator,
/// which executed it. It is executed when it is proposed again.
public final class RoundChangeRules {
  private RoundChangeRules() {}

  /// The reason to reject a RoundChange whose height is the one on top of `head` and whose author
  /// validates it.
  public static Optional<Rejection> check(RoundChange message, ChainHead head) {
    UnsignedRoundChange payload = message.signed().payload();
    if (!hasValidRounds(payload)) {
      return Optional.of(Rejection.ROUND_OUT_OF_RANGE);
    }
    if (payload.prepared().isPresent() != message.proposedBlockForNextRound().isPresent()) {
      return Optional.of(Rejection.BAD_CERTIFICATE_CONTENT);
    }
    if (payload.prepared().isEmpty()) {
      return message.roundChangeJustification().isEmpty()
          ? Optional.empty()
          : Optional.of(Rejection.UNEXPECTED_JUSTIFICATION);
    }
    return checkPrepared(message, payload.prepared().get(), head);
  }

  /// A round change is to round 1 at least, and what it prepared was before that.
  static boolean hasValidRounds(UnsignedRoundChange payload) {
    return payload.round() >= 1
        && Rounds.exists(payload.round())
        && payload
            .prepared()
            .map(it -> it.preparedRound() >= 0 && it.preparedRound() < payload.round())
            .orElse(true);
  }

  private static Optional<Rejection> checkPrepared(
      RoundChange message, PreparedRoundMetadata prepared, ChainHead head) {
    ProposedBlock block = message.proposedBlockForNextRound().orElseThrow();
    boolean same =
        block.height() == head.nextHeight()
            && block.round() == prepared.preparedRound()
            && block.digest().equals(prepared.preparedValue());
    return same
        ? Certificates.checkPrepared(block, message.roundChangeJustification(), head.validators())
        : Optional.of(Rejection.WRONG_BLOCK);
  }
}
