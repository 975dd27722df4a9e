package org.concordat.chain.node;

import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.p2p.serve.ChainView;
import org.concordat.chain.pool.TransactionPool;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockBody;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.Receipt;
import org.concordat.chain.types.Transaction;

/// What this node has to serve to its peers.
record LedgerView(Ledger ledger, TransactionPool pool) implements ChainView {
  @Override
  public Optional<BlockHeader> headerByHash(Bytes32 hash) {
    return ledger.headerByHash(hash);
  }

  @Override
  public Optional<BlockHeader> headerByNumber(long number) {
    return ledger.headerByNumber(number);
  }

  @Override
  public Optional<BlockBody> body(Bytes32 blockHash) {
    return ledger.blockByHash(blockHash).map(Block::body);
  }

  @Override
  public Optional<List<Receipt>> receipts(Bytes32 blockHash) {
    return ledger.receipts(blockHash);
  }

  @Override
  public Optional<Transaction> pooledTransaction(Bytes32 hash) {
    return pool.get(hash);
  }
}
