package org.concordat.chain.pool;

import org.concordat.chain.types.Transaction;
import org.concordat.genesis.Address;

/// A transaction in the pool.
///
/// @param arrival counts up with every transaction taken
record PooledTransaction(Transaction transaction, Address sender, long arrival) {
  int size() {
    return transaction.encode().size();
  }

  long nonce() {
    return transaction.nonce();
  }
}
