package org.concordat.chain.execution;

import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.spec.Fork;
import org.concordat.chain.types.AccessListEntry;
import org.concordat.chain.types.Transaction;

/// What a transaction costs before its first instruction.
public final class IntrinsicGas {
  private static final long TRANSACTION = 21_000;
  private static final long CREATION = 32_000;
  private static final long ZERO_BYTE = 4;
  private static final long NON_ZERO_BYTE = 16;
  private static final long INIT_CODE_WORD = 2;
  private static final long ACCESS_LIST_ADDRESS = 2_400;
  private static final long ACCESS_LIST_KEY = 1_900;
  private static final long FLOOR_PER_TOKEN = 10;
  private static final int TOKENS_PER_NON_ZERO_BYTE = 4;

  /// EIP-7702: charged for each authorisation as if its account were new; half comes back as a
  /// refund when it is not.
  static final long NEW_AUTHORITY = 25_000;

  static final long KNOWN_AUTHORITY = 12_500;

  private IntrinsicGas() {}

  /// EIP-2028, EIP-2930, EIP-3860 and EIP-7702.
  public static long of(Transaction transaction, Fork fork) {
    Bytes data = transaction.data();
    int zeros = zeroBytes(data);
    long gas = TRANSACTION + ZERO_BYTE * zeros + NON_ZERO_BYTE * (data.size() - zeros);
    if (transaction.to().isEmpty()) {
      gas += CREATION;
      if (fork.isAtLeast(Fork.SHANGHAI)) {
        gas += INIT_CODE_WORD * ((data.size() + 31L) / 32);
      }
    }
    for (AccessListEntry entry : transaction.accessList()) {
      gas += ACCESS_LIST_ADDRESS + ACCESS_LIST_KEY * entry.storageKeys().size();
    }
    return gas + NEW_AUTHORITY * transaction.authorizations().size();
  }

  /// The least a transaction pays for its data, however little it executes (EIP-7623); zero before
  /// Prague.
  public static long floor(Transaction transaction, Fork fork) {
    if (!fork.isAtLeast(Fork.PRAGUE)) {
      return 0;
    }
    Bytes data = transaction.data();
    long zeros = zeroBytes(data);
    long tokens = zeros + TOKENS_PER_NON_ZERO_BYTE * (data.size() - zeros);
    return TRANSACTION + FLOOR_PER_TOKEN * tokens;
  }

  private static int zeroBytes(Bytes data) {
    int zeros = 0;
    for (byte b : data.toArrayUnsafe()) {
      if (b == 0) {
        zeros++;
      }
    }
    return zeros;
  }
}
