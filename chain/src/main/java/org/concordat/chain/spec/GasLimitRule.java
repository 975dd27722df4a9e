package org.concordat.chain.spec;

/// How a block's gas limit may differ from its parent's (Yellow Paper, section 4.4.4).
public final class GasLimitRule {
  public static final long MINIMUM = 5_000;
  private static final long BOUND_DIVISOR = 1_024;

  private GasLimitRule() {}

  public static boolean allows(long parentLimit, long limit) {
    return limit >= MINIMUM && Math.abs(limit - parentLimit) < parentLimit / BOUND_DIVISOR;
  }

  /// The limit closest to `target` that may follow `parentLimit`.
  public static long towards(long target, long parentLimit) {
    long step = Math.max(0, parentLimit / BOUND_DIVISOR - 1);
    long wanted = Math.max(target, MINIMUM);
    return wanted > parentLimit
        ? parentLimit + Math.min(step, wanted - parentLimit)
        : parentLimit - Math.min(step, parentLimit - wanted);
  }
}
