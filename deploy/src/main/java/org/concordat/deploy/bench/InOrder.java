package org.concordat.deploy.bench;

import java.util.List;
import java.util.Optional;
import org.concordat.chain.execution.Refusal;
import org.concordat.chain.ledger.TransactionSource;
import org.concordat.chain.types.Transaction;

/// Offers transactions as they are.
final class InOrder implements TransactionSource.Selection {
  private final List<Transaction> transactions;
  private int next;

  InOrder(List<Transaction> transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<Transaction> next() {
    return next < transactions.size() ? Optional.of(transactions.get(next++)) : Optional.empty();
  }

  @Override
  public void refused(Transaction transaction, Refusal refusal) {
    throw new IllegalStateException("refused: " + refusal);
  }
}
