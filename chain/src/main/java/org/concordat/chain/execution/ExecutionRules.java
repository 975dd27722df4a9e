package org.concordat.chain.execution;

import org.concordat.chain.bytes.Word;
import org.concordat.chain.evm.CodeLimits;
import org.concordat.chain.spec.Fork;

/// The rules one block is executed by.
///
/// @param transactionGasCap the most gas one transaction may ask for (EIP-7825, or the network's
///   `pertxgaslimit`); [#NO_CAP] for none
/// @param transactionBlobs the most blobs one transaction may pay for; 0, as on every network of
///   ours, refuses blob transactions altogether
public record ExecutionRules(
    Fork fork, Word chainId, CodeLimits codeLimits, long transactionGasCap, int transactionBlobs) {
  public static final long NO_CAP = Long.MAX_VALUE;

  /// EIP-7825.
  public static final long OSAKA_CAP = 1L << 24;

  /// EIP-4844, EIP-7691, EIP-7594: by block first, then by transaction.
  private static final int CANCUN_BLOBS = 6;

  private static final int PRAGUE_BLOBS = 9;
  private static final int OSAKA_BLOBS = 6;

  /// Of a network without blobs.
  public ExecutionRules(Fork fork, Word chainId, CodeLimits codeLimits, long transactionGasCap) {
    this(fork, chainId, codeLimits, transactionGasCap, 0);
  }

  /// The main network's rules at a fork.
  public static ExecutionRules of(Fork fork, Word chainId) {
    long cap = fork.isAtLeast(Fork.OSAKA) ? OSAKA_CAP : NO_CAP;
    return new ExecutionRules(fork, chainId, CodeLimits.MAINNET, cap, mainnetBlobs(fork));
  }

  private static int mainnetBlobs(Fork fork) {
    return switch (fork) {
      case LONDON, PARIS, SHANGHAI -> 0;
      case CANCUN -> CANCUN_BLOBS;
      case PRAGUE -> PRAGUE_BLOBS;
      case OSAKA -> OSAKA_BLOBS;
    };
  }
}
