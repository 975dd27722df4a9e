package org.concordat.ibft.effect;

import java.util.List;
import java.util.Optional;
import org.concordat.ibft.message.IbftMessage;
import org.concordat.ibft.message.PreparedCertificate;
import org.concordat.ibft.message.SafetyRecord;
import org.concordat.ibft.message.Signed;
import org.concordat.ibft.message.UnsignedPrepare;
import org.concordat.ibft.message.UnsignedProposal;
import org.concordat.ibft.message.UnsignedRoundChange;
import org.concordat.ibft.model.Digest;
import org.concordat.ibft.model.ProposedBlock;
import org.concordat.ibft.model.RoundId;
import org.concordat.ibft.model.Signature;
import org.concordat.ibft.model.ValidatorId;

/// Something to be done by the shell.
///
/// *Sign and multicast* means: sign, send to every other validator, and hand the message back to
/// this node as `MessageReceived`. If signing fails the effect is dropped: the round then times
/// out.
public sealed interface Effect {

  /// Make `record` durable before executing the effects after it; replaces the previous record. If
  /// it cannot be written the effects after it must not be executed.
  record Persist(SafetyRecord record) implements Effect {}

  /// Sign and multicast a Proposal with these justifications.
  record SendProposal(
      UnsignedProposal payload,
      List<Signed<UnsignedRoundChange>> proposalJustification,
      List<Signed<UnsignedPrepare>> roundChangeJustification)
      implements Effect {}

  /// Sign and multicast a Prepare.
  record SendPrepare(UnsignedPrepare payload) implements Effect {}

  /// Make the commit seal over `digest`, sign and multicast the Commit.
  record SendCommit(RoundId roundId, Digest digest) implements Effect {}

  /// Make the same Commit and hand it back to this node only. It must not leave the node: this node
  /// has not seen a quorum of prepares yet, but its own seal counts for its own import.
  record KeepCommit(RoundId roundId, Digest digest) implements Effect {}

  /// Sign and multicast a RoundChange, with the block and prepares of `lastPrepared` if present.
  record SendRoundChange(UnsignedRoundChange payload, Optional<PreparedCertificate> lastPrepared)
      implements Effect {}

  /// Tell the core when the block period after the head is over (`BlockTimeout`). Replaces any
  /// earlier block timer and stops the round timer.
  ///
  /// @param height the height to be decided
  record StartBlockTimer(long height) implements Effect {}

  /// Tell the core when `timeoutMillis` from now have passed (`RoundTimeout`). Replaces any earlier
  /// round timer and stops the block timer.
  record StartRoundTimer(RoundId roundId, long timeoutMillis) implements Effect {}

  /// Build a block on the head for this round (`BlockBuilt`).
  record BuildBlock(RoundId roundId) implements Effect {}

  /// Judge a proposed block (`BlockValidated`). A block this node built needs no second look.
  record ValidateBlock(RoundId roundId, ProposedBlock block) implements Effect {}

  /// The block is decided: import it with full validation, and answer with `NewBlock`. Stops both
  /// timers. Announce it to others only once it is durable; a fault of this import is for the
  /// operator, the core waits for the block as long as it takes.
  ///
  /// @param commitSeals at least a quorum, by distinct validators, in the order of the validators
  record CommitBlock(ProposedBlock block, List<Signature> commitSeals) implements Effect {}

  /// A validator works on a later height, so this node misses blocks: fetch them, checking their
  /// seals. Repeated for every such message.
  ///
  /// @param height the highest block that must exist if `source` is honest
  record RequestSync(long height, ValidatorId source) implements Effect {}

  /// A message was not accepted. For logs and metrics; nothing has to be done.
  record Discard(IbftMessage message, Rejection reason) implements Effect {}
}
