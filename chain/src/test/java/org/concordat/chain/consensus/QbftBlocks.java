package org.concordat.chain.consensus;

import java.util.List;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockBody;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.Bloom;
import org.concordat.chain.types.QbftExtraData;
import org.concordat.genesis.Address;

/// Blocks with plausible headers, for tests of the wire.
final class QbftBlocks {
  private QbftBlocks() {}

  static Block block(long number, int round, Address proposer) {
    Bytes32 root = Bytes32.repeat((byte) 7);
    BlockHeader header =
        new BlockHeader(
            Bytes32.repeat((byte) 1),
            Bytes32.repeat((byte) 2),
            proposer,
            root,
            root,
            root,
            Bloom.EMPTY,
            Word.ONE,
            number,
            30_000_000,
            0,
            1_700_000_000 + number,
            QbftExtraData.ofRound(Bytes32.ZERO, round).encode(),
            Bytes32.repeat((byte) 3),
            0,
            Word.ZERO,
            root,
            0L,
            0L,
            Bytes32.ZERO,
            root);
    return new Block(header, BlockBody.of(List.of(), true));
  }
}
