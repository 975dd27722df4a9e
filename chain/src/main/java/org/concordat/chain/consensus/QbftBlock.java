package org.concordat.chain.consensus;

import java.util.List;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockHashing;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.QbftExtraData;
import org.concordat.ibft.model.BlockContent;
import org.concordat.ibft.model.BlockRounds;
import org.concordat.ibft.model.ProposedBlock;

/// A ledger block as the protocol carries it: unopened, with its digest at a round.
///
/// @param block without seals
record QbftBlock(Block block) implements BlockContent {
  /// The block with the round in its extra data replaced, the law-abiding kind ([BlockRounds]).
  static final BlockRounds ROUNDS = (proposed, round) -> proposed(contentOf(proposed), round);

  /// A block as it was proposed: any seals in it are dropped, they are not part of a proposal.
  ///
  /// @throws RlpException when the extra data is not QBFT's
  static ProposedBlock proposed(Block block) {
    return proposed(block, QbftExtraData.decode(block.header().extraData()).round());
  }

  static Block contentOf(ProposedBlock proposed) {
    if (proposed.content() instanceof QbftBlock(Block block)) {
      return block;
    }
    throw new IllegalStateException("a block of another shell");
  }

  private static ProposedBlock proposed(Block block, int round) {
    QbftExtraData extra = QbftExtraData.decode(block.header().extraData());
    BlockHeader header =
        block.header().withExtraData(extra.withRound(round).withSeals(List.of()).encode());
    return new ProposedBlock(
        header.number(),
        round,
        Wire.id(header.coinbase()),
        Wire.digest(BlockHashing.commitHash(header)),
        new QbftBlock(new Block(header, block.body())));
  }
}
