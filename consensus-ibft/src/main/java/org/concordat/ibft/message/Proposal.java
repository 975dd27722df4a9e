package org.concordat.ibft.message;

import java.util.List;
import org.concordat.ibft.model.ProposedBlock;

/// Opens a round. Both lists are empty in round 0.
///
/// @param proposalJustification a quorum of round changes to this round
/// @param roundChangeJustification a quorum of prepares for the latest prepared block among them
public record Proposal(
    Signed<UnsignedProposal> signed,
    List<Signed<UnsignedRoundChange>> proposalJustification,
    List<Signed<UnsignedPrepare>> roundChangeJustification)
    implements IbftMessage {

  public Proposal {
    proposalJustification = List.copyOf(proposalJustification);
    roundChangeJustification = List.copyOf(roundChangeJustification);
  }

  public ProposedBlock proposedBlock() {
    return signed.payload().block();
  }
}
