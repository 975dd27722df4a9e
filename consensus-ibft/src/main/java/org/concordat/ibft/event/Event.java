package org.concordat.ibft.event;

import org.concordat.ibft.message.IbftMessage;
import org.concordat.ibft.model.ChainHead;
import org.concordat.ibft.model.Digest;
import org.concordat.ibft.model.ProposedBlock;
import org.concordat.ibft.model.RoundId;

/// Something that happened. Late, repeated and reordered events are harmless: one that does not fit
/// the state changes nothing.
public sealed interface Event {

  /// A message arrived, from a peer or from this node itself. All its signatures, those nested in
  /// certificates and the commit seal of a Commit included, have been verified.
  record MessageReceived(IbftMessage message) implements Event {}

  /// The block period is over: the next block may be proposed.
  ///
  /// @param height the height to be decided
  record BlockTimeout(long height) implements Event {}

  /// The timer of a round ran out.
  record RoundTimeout(RoundId roundId) implements Event {}

  /// Answers `BuildBlock`. The block has the height and round of `roundId` and this node as
  /// proposer.
  record BlockBuilt(RoundId roundId, ProposedBlock block) implements Event {}

  /// Answers `ValidateBlock`.
  ///
  /// @param digest of the block that was judged
  /// @param valid whether it passes header rules (commit seals excepted) and execution on the head
  record BlockValidated(RoundId roundId, Digest digest, boolean valid) implements Event {}

  /// The head of the chain moved, by consensus or by synchronisation. Never goes back.
  record NewBlock(ChainHead head) implements Event {}
}
