package org.concordat.ibft.message;

import java.util.List;
import org.concordat.ibft.model.ProposedBlock;

/// Proof that a quorum prepared a block: `lastPreparedBlock` and `lastPreparedRound` of the
/// specification with the prepares behind them.
///
/// @param block as it was in the prepared round
/// @param prepares a quorum of prepares for exactly that block and round, by distinct validators
public record PreparedCertificate(ProposedBlock block, List<Signed<UnsignedPrepare>> prepares) {
  public PreparedCertificate {
    prepares = List.copyOf(prepares);
  }

  public int round() {
    return block.round();
  }

  public PreparedRoundMetadata metadata() {
    return new PreparedRoundMetadata(block.round(), block.digest());
  }
}
