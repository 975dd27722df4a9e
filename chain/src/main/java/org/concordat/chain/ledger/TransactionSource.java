package org.concordat.chain.ledger;

import java.util.Optional;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.execution.Refusal;
import org.concordat.chain.types.Transaction;

/// Where a block under construction gets its transactions. The pool implements it.
@FunctionalInterface
public interface TransactionSource {
  /// For blocks without transactions.
  TransactionSource NONE = _ -> Selection.EMPTY;

  /// Starts a selection for one block on the current head.
  ///
  /// @param baseFee of the block
  Selection select(Word baseFee);

  /// One walk through the candidates, best first. Belongs to one thread.
  interface Selection {
    Selection EMPTY =
        new Selection() {
          @Override
          public Optional<Transaction> next() {
            return Optional.empty();
          }

          @Override
          public void refused(Transaction transaction, Refusal refusal) {}
        };

    Optional<Transaction> next();

    /// Told about each candidate that could not run, so that what depends on it is left out too.
    void refused(Transaction transaction, Refusal refusal);
  }
}
