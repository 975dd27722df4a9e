package org.concordat.chain.consensus;

import org.concordat.ibft.message.Commit;
import org.concordat.ibft.message.IbftMessage;
import org.concordat.ibft.message.Prepare;
import org.concordat.ibft.message.Proposal;
import org.concordat.ibft.message.RoundChange;

/// What a message of QBFT may carry.
enum MessageKind {
  PROPOSAL,
  /// In a later round, when nobody had prepared a block.
  PROPOSAL_WITH_ROUND_CHANGES,
  /// In a later round, of a block that had been prepared.
  PROPOSAL_WITH_PREPARES,
  PREPARE,
  COMMIT,
  ROUND_CHANGE,
  ROUND_CHANGE_WITH_BLOCK;

  static MessageKind of(IbftMessage message) {
    return switch (message) {
      case Proposal it when it.round() == 0 -> PROPOSAL;
      case Proposal it when it.roundChangeJustification().isEmpty() -> PROPOSAL_WITH_ROUND_CHANGES;
      case Proposal _ -> PROPOSAL_WITH_PREPARES;
      case Prepare _ -> PREPARE;
      case Commit _ -> COMMIT;
      case RoundChange it when it.proposedBlockForNextRound().isPresent() ->
          ROUND_CHANGE_WITH_BLOCK;
      case RoundChange _ -> ROUND_CHANGE;
    };
  }
}
