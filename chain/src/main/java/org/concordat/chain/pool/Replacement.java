package org.concordat.chain.pool;

import java.math.BigInteger;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.types.Transaction;

/// When a transaction may take the place of one with the same sender and nonce.
final class Replacement {
  private static final BigInteger HUNDRED = BigInteger.valueOf(100);

  private Replacement() {}

  /// Both prices must rise by the bump, or the pool would pass on the same nonce again and again
  /// for next to nothing.
  static boolean allowed(Transaction previous, Transaction next, int bumpPercent) {
    return bumped(previous.maxFeePerGas(), next.maxFeePerGas(), bumpPercent)
        && bumped(previous.maxPriorityFeePerGas(), next.maxPriorityFeePerGas(), bumpPercent);
  }

  private static boolean bumped(Word previous, Word next, int bumpPercent) {
    BigInteger least = previous.toBigInteger().multiply(BigInteger.valueOf(100L + bumpPercent));
    return next.toBigInteger().multiply(HUNDRED).compareTo(least) >= 0;
  }
}
