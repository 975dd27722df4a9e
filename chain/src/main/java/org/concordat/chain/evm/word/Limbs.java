package org.concordat.chain.evm.word;

/// The same arithmetic limb by limb, for compiled code that keeps a word in four locals instead of
/// on the stack: `a0` is the least significant limb. Truth is 1 or 0.
public final class Limbs {
  private Limbs() {}

  public static void put(long[] s, int at, long a0, long a1, long a2, long a3) {
    s[at] = a0;
    s[at + 1] = a1;
    s[at + 2] = a2;
    s[at + 3] = a3;
  }

  /// Subtracts the word at `b` from the word at `a`.
  static void subtract(long[] s, int a, int b) {
    long borrow = 0;
    for (int i = 0; i < 4; i++) {
      long x = s[a + i];
      long difference = x - s[b + i] - borrow;
      borrow = borrow(x, s[b + i], difference);
      s[a + i] = difference;
    }
  }

  /// Out of `x + y = sum`.
  public static long carry(long y, long sum) {
    return Long.compareUnsigned(sum, y) < 0 ? 1 : 0;
  }

  /// Out of `x + y + carry = sum`.
  public static long carry(long x, long y, long sum) {
    return ((x & y) | ((x | y) & ~sum)) >>> 63;
  }

  /// Out of `x - y - borrow = difference`.
  public static long borrow(long x, long y, long difference) {
    return ((~x & y) | ((~x | y) & difference)) >>> 63;
  }

  public static long isZero(long a) {
    return a == 0 ? 1 : 0;
  }

  public static long less(long a, long b) {
    return Long.compareUnsigned(a, b) < 0 ? 1 : 0;
  }

  /// Of numbers of two limbs.
  static long less(long a0, long a1, long b0, long b1) {
    return a1 != b1 ? less(a1, b1) : less(a0, b0);
  }

  public static long less(long a0, long a1, long a2, long a3, long b0, long b1, long b2, long b3) {
    if (a3 != b3) {
      return less(a3, b3);
    }
    if (a2 != b2) {
      return less(a2, b2);
    }
    return a1 != b1 ? less(a1, b1) : less(a0, b0);
  }

  public static long signedLess(
      long a0, long a1, long a2, long a3, long b0, long b1, long b2, long b3) {
    return a3 == b3 ? less(a0, a1, a2, a3, b0, b1, b2, b3) : a3 < b3 ? 1 : 0;
  }

  public static long quotient(long a, long b) {
    return b == 0 ? 0 : Long.divideUnsigned(a, b);
  }

  public static long remainder(long a, long b) {
    return b == 0 ? 0 : Long.remainderUnsigned(a, b);
  }

  /// As [Stacks#saturated], of a word whose higher limbs are or-ed into `high`.
  public static long saturated(long low, long high) {
    return high == 0 && low >= 0 ? low : Long.MAX_VALUE;
  }
}
