package org.concordat.chain.ledger;

/// How much gas a call needs.
public sealed interface GasEstimate {
  /// The least gas limit with which it succeeds.
  record Enough(long gas) implements GasEstimate {}

  /// It fails with all the gas there may be.
  record Fails(CallResult result) implements GasEstimate {}
}
