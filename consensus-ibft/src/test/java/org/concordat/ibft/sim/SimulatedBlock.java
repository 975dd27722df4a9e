package org.concordat.ibft.sim;

import org.concordat.ibft.model.BlockContent;
import org.concordat.ibft.model.Digest;
import org.concordat.ibft.model.ProposedBlock;
import org.concordat.ibft.model.ValidatorId;

/// A block without transactions.
///
/// @param id distinguishes contents
/// @param parent id of the block below; 0 is genesis
/// @param valid whether validation passes
record SimulatedBlock(long id, long parent, long height, ValidatorId proposer, boolean valid)
    implements BlockContent {

  ProposedBlock at(int round) {
    return new ProposedBlock(height, round, proposer, new Digest(id, height, round, 0), this);
  }

  static SimulatedBlock of(ProposedBlock block) {
    return (SimulatedBlock) block.content();
  }

  static ProposedBlock replaceRound(ProposedBlock block, int round) {
    return of(block).at(round);
  }
}
