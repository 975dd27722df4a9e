package org.concordat.ibft.message;

/// Second vote of a round, carrying the author's commit seal.
public record Commit(Signed<UnsignedCommit> signed) implements IbftMessage {}
