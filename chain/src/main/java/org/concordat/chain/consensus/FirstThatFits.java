package org.concordat.chain.consensus;

import java.util.Optional;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.execution.Refusal;
import org.concordat.chain.ledger.TransactionSource;
import org.concordat.chain.types.Transaction;

/// Offers a source's transactions until one of them is taken: enough to know whether a block would
/// be empty, at the price of one transaction.
record FirstThatFits(TransactionSource source) implements TransactionSource {
  @Override
  public Selection select(Word baseFee) {
    return new UntilTaken(source.select(baseFee));
  }

  private static final class UntilTaken implements Selection {
    private final Selection candidates;
    private boolean taken;

    UntilTaken(Selection candidates) {
      this.candidates = candidates;
    }

    /// A candidate counts as taken unless its refusal comes before the next is asked for.
    @Override
    public Optional<Transaction> next() {
      if (taken) {
        return Optional.empty();
      }
      Optional<Transaction> candidate = candidates.next();
      taken = candidate.isPresent();
      return candidate;
    }

    @Override
    public void refused(Transaction transaction, Refusal refusal) {
      taken = false;
      candidates.refused(transaction, refusal);
    }
  }
}
