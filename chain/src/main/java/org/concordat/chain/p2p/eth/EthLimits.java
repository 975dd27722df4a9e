package org.concordat.chain.p2p.eth;

/// Most items in one message. Requests are Besu's own; answers and announcements are what they
/// allow.
public final class EthLimits {
  public static final int HEADERS = 512;
  public static final int BODIES = 128;
  public static final int RECEIPTS = 256;
  public static final int POOLED_TRANSACTIONS = 256;

  /// Hashes in one announcement of transactions.
  public static final int ANNOUNCED = 4096;

  /// Transactions pushed in one message.
  public static final int TRANSACTIONS = 4096;

  /// Block hashes in one announcement.
  public static final int BLOCK_HASHES = 256;

  /// Bytes of items in one answer, after the first item.
  public static final int ANSWER_BYTES = 2 * 1024 * 1024;

  private EthLimits() {}
}
