package org.concordat.deploy.bench;

import java.util.List;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.types.Transaction;

/// How much sooner a block's senders are known when all cores recover them.
final class RecoveryRatio {
  private static final int ROUNDS = 5;

  private RecoveryRatio() {}

  /// Wall-clock time of one thread over that of all cores, on the same signatures, in turns.
  static double of(List<Bytes> transactions) {
    long serial = 0;
    long parallel = 0;
    for (int i = 0; i < ROUNDS; i++) {
      serial += nanos(decoded(transactions).stream());
      parallel += nanos(decoded(transactions).parallelStream());
    }
    return (double) serial / parallel;
  }

  /// Anew each time: a transaction remembers its sender.
  private static List<Transaction> decoded(List<Bytes> transactions) {
    return transactions.stream().map(Transaction::decode).toList();
  }

  private static long nanos(Stream<Transaction> transactions) {
    long started = System.nanoTime();
    long known = transactions.filter(transaction -> transaction.sender().isPresent()).count();
    if (known == 0) {
      throw new IllegalStateException("no sender recovered");
    }
    return System.nanoTime() - started;
  }
}
