package org.concordat.ibft.message;

/// First vote of a round.
public record Prepare(Signed<UnsignedPrepare> signed) implements IbftMessage {}
