package org.concordat.chain.execution;

import org.concordat.chain.bytes.Word;
import org.concordat.chain.evm.CodeLimits;
import org.concordat.chain.spec.Fork;

/// The rules one block is executed by.
///
/// @param transactionGasCap the most gas one transaction may ask for (EIP-7825, or the network's
///   `pertxgaslimit`); [#NO_CAP] for none
public record ExecutionRules(
    Fork fork, Word chainId, CodeLimits codeLimits, long transactionGasCap) {
  public static final long NO_CAP = Long.MAX_VALUE;

  /// EIP-7825.
  public static final long OSAKA_CAP = 1L << 24;

  /// The main network's rules at a fork.
  public static ExecutionRules of(Fork fork, Word chainId) {
    long cap = fork.isAtLeast(Fork.OSAKA) ? OSAKA_CAP : NO_CAP;
    return new ExecutionRules(fork, chainId, CodeLimits.MAINNET, cap);
  }
}
