package org.concordat.chain.ledger;

/// QBFT's quorum.
final class Quorum {
  private Quorum() {}

  /// Two thirds of the validators, rounded up.
  static int of(int validators) {
    return (2 * validators + 2) / 3;
  }
}
