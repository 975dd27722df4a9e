package org.concordat.chain.ledger;

import java.util.List;
import org.concordat.chain.types.Transaction;

/// Recovers who signed the transactions of a block, on all cores: a recovery costs more than most
/// transactions do, needs no order, and each transaction remembers its own.
final class Senders {
  private Senders() {}

  /// @return how many are signed by somebody
  static long recover(List<Transaction> transactions) {
    return transactions.parallelStream()
        .filter(transaction -> transaction.sender().isPresent())
        .count();
  }
}
