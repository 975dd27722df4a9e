package org.concordat.ibft.message;

import org.concordat.ibft.model.RoundId;
import org.concordat.ibft.model.ValidatorId;

/// A message between validators.
public sealed interface IbftMessage permits Proposal, Prepare, Commit, RoundChange {
  Signed<? extends Payload> signed();

  default long height() {
    return signed().payload().height();
  }

  default int round() {
    return signed().payload().round();
  }

  /// @throws IllegalArgumentException if the message names a round that cannot exist
  default RoundId roundId() {
    return new RoundId(height(), round());
  }

  default ValidatorId author() {
    return signed().author();
  }
}
