package org.concordat.chain.ledger;

/// How a block's gas limit may move.
final class GasLimits {
  private GasLimits() {}

  /// The limit nearest to `target` that a block after one with `parent` may have.
  static long next(long parent, long target) {
    long bound = parent / HeaderRules.GAS_LIMIT_DIVISOR;
    long step = Math.max(bound - 1, 0);
    long nearest = Math.clamp(target, parent - step, parent + step);
    return Math.max(nearest, HeaderRules.MIN_GAS_LIMIT);
  }
}
