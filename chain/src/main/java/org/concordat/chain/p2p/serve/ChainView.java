package org.concordat.chain.p2p.serve;

import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.types.BlockBody;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.Receipt;
import org.concordat.chain.types.Transaction;

/// What there is to serve: the one chain from genesis to head, and the pool. Empty is what is not
/// there; a block is there with its header, body and receipts or not at all.
///
/// Implementations are safe for use by several threads.
public interface ChainView {
  /// @param hash the on-chain one ([org.concordat.chain.types.BlockHashing#hash])
  Optional<BlockHeader> headerByHash(Bytes32 hash);

  Optional<BlockHeader> headerByNumber(long number);

  Optional<BlockBody> body(Bytes32 blockHash);

  /// One per transaction of the block.
  Optional<List<Receipt>> receipts(Bytes32 blockHash);

  /// A transaction that waits in the pool; those in blocks are not served by hash.
  Optional<Transaction> pooledTransaction(Bytes32 hash);
}
