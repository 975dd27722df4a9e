package org.concordat.ibft.message;

/// What an author signs.
public sealed interface Payload
    permits UnsignedProposal, UnsignedPrepare, UnsignedCommit, UnsignedRoundChange {
  long height();

  int round();
}
