package org.concordat.chain.ledger;

import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.Transaction;

/// Transactions this node has seen before they were in a block, such as those in its pool. The hash
/// covers the signature, so a transaction found here is the very same, and has its sender already.
@FunctionalInterface
public interface KnownTransactions {
  KnownTransactions NONE = _ -> Optional.empty();

  Optional<Transaction> byHash(Bytes32 hash);

  /// The block with every known transaction in place of its twin.
  default Block recognised(Block block) {
    List<Transaction> transactions =
        block.body().transactions().stream().map(this::recognised).toList();
    return block.withTransactions(transactions);
  }

  private Transaction recognised(Transaction transaction) {
    return byHash(transaction.hash()).orElse(transaction);
  }
}
