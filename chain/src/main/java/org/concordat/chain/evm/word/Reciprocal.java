package org.concordat.chain.evm.word;

/// What stands for a division by the same number: floor((2^128 - 1) / d) - 2^64 for one limb, the
/// like of 2^192 for two. Möller and Granlund, "Improved division by invariant integers",
/// algorithms 3 and 6. Divisors are normalised: their highest bit is set.
final class Reciprocal {
  private static final int TABLE_BITS = 9;

  /// Eleven bits of 1/d for the nine highest bits of d, of which the first is always set.
  private static final int[] APPROXIMATIONS = approximations();

  private Reciprocal() {}

  /// Four steps of Newton's method in integers.
  static long of(long d) {
    long d40 = (d >>> 24) + 1;
    long d63 = (d >>> 1) + (d & 1);
    long v0 = APPROXIMATIONS[(int) (d >>> (64 - TABLE_BITS)) - (1 << (TABLE_BITS - 1))];
    long v1 = (v0 << 11) - ((v0 * v0 * d40) >>> 40) - 1;
    long v2 = (v1 << 13) + ((v1 * ((1L << 60) - v1 * d40)) >>> 47);
    long e = ((v2 >>> 1) & -(d & 1)) - v2 * d63;
    long v3 = (v2 << 31) + (Math.unsignedMultiplyHigh(v2, e) >>> 1);
    long product = v3 * d;
    long high = Math.unsignedMultiplyHigh(v3, d) + Limbs.carry(d, product + d);
    return v3 - (high + d);
  }

  /// @param high normalised
  static long of(long high, long low) {
    long v = of(high);
    long p = high * v + low;
    if (Long.compareUnsigned(p, low) < 0) {
      v--;
      if (Long.compareUnsigned(p, high) >= 0) {
        v--;
        p -= high;
      }
      p -= high;
    }
    long product = v * low;
    long carried = Math.unsignedMultiplyHigh(v, low);
    p += carried;
    if (Long.compareUnsigned(p, carried) < 0) {
      v--;
      boolean above = Limbs.less(product, p, low, high) == 0;
      v = above ? v - 1 : v;
    }
    return v;
  }

  private static int[] approximations() {
    int[] table = new int[1 << (TABLE_BITS - 1)];
    for (int i = 0; i < table.length; i++) {
      table[i] = ((1 << 19) - 3 * (1 << 8)) / (i + table.length);
    }
    return table;
  }
}
