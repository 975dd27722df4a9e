package org.concordat.chain.p2p.eth;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.types.BlockBody;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.Receipt;

/// The messages of `eth`. Requests and answers share an id the asking side chose.
public sealed interface EthMessage
    permits Status,
        EthMessage.NewBlockHashes,
        EthMessage.Transactions,
        EthMessage.GetBlockHeaders,
        EthMessage.GetBlockBodies,
        EthMessage.NewBlock,
        EthMessage.NewPooledTransactionHashes,
        EthMessage.GetPooledTransactions,
        EthMessage.GetReceipts,
        EthMessage.BlockRangeUpdate,
        EthMessage.Answer {

  /// What comes back for a request.
  sealed interface Answer extends EthMessage
      permits BlockHeaders, BlockBodies, PooledTransactions, Receipts {
    long requestId();
  }

  record BlockReference(Bytes32 hash, long number) {}

  record NewBlockHashes(List<BlockReference> blocks) implements EthMessage {}

  /// @param encoded each in its EIP-2718 form
  record Transactions(List<Bytes> encoded) implements EthMessage {}

  /// @param skip headers left out between two
  record GetBlockHeaders(long requestId, Start start, int amount, long skip, boolean reverse)
      implements EthMessage {}

  /// Where a range of headers begins.
  sealed interface Start {
    record AtHash(Bytes32 hash) implements Start {}

    record AtNumber(long number) implements Start {}
  }

  record BlockHeaders(long requestId, List<BlockHeader> headers) implements Answer {}

  record GetBlockBodies(long requestId, List<Bytes32> hashes) implements EthMessage {}

  record BlockBodies(long requestId, List<BlockBody> bodies) implements Answer {}

  /// @param block encoded
  record NewBlock(Bytes block, Word totalDifficulty) implements EthMessage {}

  /// Three lists of one length.
  ///
  /// @param types one byte each
  record NewPooledTransactionHashes(Bytes types, List<Integer> sizes, List<Bytes32> hashes)
      implements EthMessage {}

  record GetPooledTransactions(long requestId, List<Bytes32> hashes) implements EthMessage {}

  record PooledTransactions(long requestId, List<Bytes> encoded) implements Answer {}

  record GetReceipts(long requestId, List<Bytes32> hashes) implements EthMessage {}

  /// @param blocks the receipts of each block
  record Receipts(long requestId, List<List<Receipt>> blocks) implements Answer {}

  record BlockRangeUpdate(long earliest, long latest, Bytes32 latestHash) implements EthMessage {}
}
