package org.concordat.chain.pool;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.execution.Refusal;
import org.concordat.chain.ledger.TransactionSource;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.Address;
import org.jspecify.annotations.Nullable;

/// Merges the senders' runs of nonces into one order: highest tip first, earliest arrival next.
final class OrderedSelection implements TransactionSource.Selection {
  private final PriorityQueue<Deque<PooledTransaction>> runs;
  private final Consumer<PooledTransaction> discard;
  private final Set<Address> skipped = new HashSet<>();
  private @Nullable Deque<PooledTransaction> current;
  private @Nullable PooledTransaction offered;

  /// @param discard told what can never run any more
  OrderedSelection(
      List<List<PooledTransaction>> runs, Word baseFee, Consumer<PooledTransaction> discard) {
    this.runs = new PriorityQueue<>(byTipThenArrival(baseFee));
    this.discard = discard;
    for (List<PooledTransaction> run : runs) {
      Deque<PooledTransaction> payable = payable(run, baseFee);
      if (!payable.isEmpty()) {
        this.runs.add(payable);
      }
    }
  }

  private static Comparator<Deque<PooledTransaction>> byTipThenArrival(Word baseFee) {
    return Comparator.comparing(
            (Deque<PooledTransaction> run) ->
                run.element().transaction().priorityFeePerGas(baseFee),
            Comparator.reverseOrder())
        .thenComparingLong(run -> run.element().arrival());
  }

  /// What follows a transaction that cannot pay the base fee has to wait with it.
  private static Deque<PooledTransaction> payable(List<PooledTransaction> run, Word baseFee) {
    Deque<PooledTransaction> payable = new ArrayDeque<>();
    for (PooledTransaction pooled : run) {
      if (pooled.transaction().maxFeePerGas().compareTo(baseFee) < 0) {
        break;
      }
      payable.add(pooled);
    }
    return payable;
  }

  @Override
  public Optional<Transaction> next() {
    putBack();
    Deque<PooledTransaction> best = runs.poll();
    if (best == null) {
      return Optional.empty();
    }
    current = best;
    offered = best.remove();
    return Optional.of(offered.transaction());
  }

  private void putBack() {
    if (current != null
        && offered != null
        && !current.isEmpty()
        && !skipped.contains(offered.sender())) {
      runs.add(current);
    }
    current = null;
    offered = null;
  }

  @Override
  public void refused(Transaction transaction, Refusal refusal) {
    PooledTransaction last = offered;
    if (last == null || !last.transaction().hash().equals(transaction.hash())) {
      throw new IllegalStateException("refused is about the transaction offered last");
    }
    skipped.add(last.sender());
    if (isFinal(refusal.reason())) {
      discard.accept(last);
    }
  }

  /// Whether waiting cannot help.
  private static boolean isFinal(Refusal.Reason reason) {
    return switch (reason) {
      case NONCE_TOO_HIGH, BLOCK_GAS_EXHAUSTED, FEE_CAP_BELOW_BASE_FEE, BLOB_FEE_CAP_TOO_LOW ->
          false;
      case TYPE_NOT_SUPPORTED,
          WRONG_CHAIN_ID,
          INVALID_SIGNATURE,
          NONCE_TOO_LOW,
          NONCE_AT_MAXIMUM,
          SENDER_HAS_CODE,
          INSUFFICIENT_FUNDS,
          INTRINSIC_GAS_TOO_LOW,
          FLOOR_DATA_GAS_TOO_LOW,
          TIP_ABOVE_FEE_CAP,
          GAS_ABOVE_CAP,
          INIT_CODE_TOO_LARGE,
          EMPTY_AUTHORIZATIONS,
          NO_BLOBS,
          TOO_MANY_BLOBS,
          BLOB_VERSION ->
          true;
    };
  }
}
