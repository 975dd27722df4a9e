package org.concordat.ibft.message;

import org.concordat.ibft.model.ProposedBlock;

/// "This is the block of this round."
public record UnsignedProposal(long height, int round, ProposedBlock block) implements Payload {}
