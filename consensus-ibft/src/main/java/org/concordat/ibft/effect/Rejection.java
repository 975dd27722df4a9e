package org.concordat.ibft.effect;

/// Why a message was not accepted.
public enum Rejection {
  /// Its height is already decided here.
  PRIOR_HEIGHT,
  /// Its round is over.
  PRIOR_ROUND,
  /// Beyond the last round that can exist, or not a round at all.
  ROUND_OUT_OF_RANGE,
  /// The author does not validate this height.
  AUTHOR_NOT_VALIDATOR,
  /// This node does not validate this height.
  NOT_VALIDATING,
  /// The author already cast this vote; the first one counts.
  DUPLICATE,
  /// The block of this height is decided and being imported.
  ALREADY_DECIDED,
  /// A proposal of this round was accepted or is being validated.
  PROPOSAL_ALREADY_KNOWN,
  /// The author is not the proposer of the round.
  WRONG_PROPOSER,
  /// Block and message disagree about height, round or proposer.
  WRONG_BLOCK,
  /// A proposal of round 0 carries justifications, or an unprepared one carries prepares.
  UNEXPECTED_JUSTIFICATION,
  /// A certificate names an author twice or one that is no validator.
  BAD_CERTIFICATE_AUTHORS,
  /// A certificate has fewer than a quorum of members.
  CERTIFICATE_WITHOUT_QUORUM,
  /// A member of a certificate is about another height, round or block.
  BAD_CERTIFICATE_CONTENT,
  /// Round changes of one certificate contradict each other about what a round prepared.
  CONFLICTING_PREPARED_BLOCKS,
  /// The proposed block is not the latest prepared one.
  PREPARED_BLOCK_IGNORED,
  /// The block does not pass validation.
  INVALID_BLOCK
}
