package org.concordat.chain.pool;

import org.concordat.chain.bytes.Word;

/// The pool's bounds.
///
/// @param transactions in all
/// @param bytes of all together, encoded
/// @param perSender of one sender; also how far a nonce may be ahead of the state
/// @param transactionSize in bytes, encoded
/// @param priceBumpPercent by how much a replacement must raise both prices; 0 takes any that is
///   not cheaper
/// @param minGasPrice the lowest fee cap taken
public record PoolLimits(
    int transactions,
    long bytes,
    int perSender,
    int transactionSize,
    int priceBumpPercent,
    Word minGasPrice) {
  public static final int TRANSACTIONS = 8_192;
  public static final long BYTES = 64L << 20;
  public static final int PER_SENDER = 2_048;
  public static final int TRANSACTION_SIZE = 128 * 1024;
  public static final int PRICE_BUMP_PERCENT = 10;

  /// With [#BYTES].
  public PoolLimits(
      int transactions,
      int perSender,
      int transactionSize,
      int priceBumpPercent,
      Word minGasPrice) {
    this(transactions, BYTES, perSender, transactionSize, priceBumpPercent, minGasPrice);
  }

  /// For networks with a base fee.
  public static PoolLimits ofFees(Word minGasPrice) {
    return new PoolLimits(
        TRANSACTIONS, PER_SENDER, TRANSACTION_SIZE, PRICE_BUMP_PERCENT, minGasPrice);
  }

  /// For networks where gas is free: no least price, and a replacement needs no higher one.
  public static PoolLimits free() {
    return new PoolLimits(TRANSACTIONS, PER_SENDER, TRANSACTION_SIZE, 0, Word.ZERO);
  }
}
