package org.concordat.ibft.message;

import java.util.List;
import java.util.Optional;
import org.concordat.ibft.model.ProposedBlock;

/// Asks to move to a later round.
///
/// @param proposedBlockForNextRound the block the author prepared, as it was in the prepared round
/// @param roundChangeJustification the prepares that prove it
public record RoundChange(
    Signed<UnsignedRoundChange> signed,
    Optional<ProposedBlock> proposedBlockForNextRound,
    List<Signed<UnsignedPrepare>> roundChangeJustification)
    implements IbftMessage {

  public RoundChange {
    roundChangeJustification = List.copyOf(roundChangeJustification);
  }

  /// Block and prepares together; a proof only after the rules have checked it.
  public Optional<PreparedCertificate> preparedCertificate() {
    return proposedBlockForNextRound.map(
        block -> new PreparedCertificate(block, roundChangeJustification));
  }
}
