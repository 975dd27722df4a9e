package org.concordat.chain.evm.word;

/// LT, GT, SLT, SGT, EQ and ISZERO. The left operand is on top.
public final class Comparison {
  private Comparison() {}

  public static void lt(long[] s, int sp) {
    Stacks.put(s, sp - 8, less(s, sp - 4, sp - 8) ? 1 : 0);
  }

  public static void gt(long[] s, int sp) {
    Stacks.put(s, sp - 8, less(s, sp - 8, sp - 4) ? 1 : 0);
  }

  public static void slt(long[] s, int sp) {
    Stacks.put(s, sp - 8, signedLess(s, sp - 4, sp - 8) ? 1 : 0);
  }

  public static void sgt(long[] s, int sp) {
    Stacks.put(s, sp - 8, signedLess(s, sp - 8, sp - 4) ? 1 : 0);
  }

  public static void eq(long[] s, int sp) {
    int a = sp - 4;
    int b = sp - 8;
    long difference =
        (s[a] ^ s[b]) | (s[a + 1] ^ s[b + 1]) | (s[a + 2] ^ s[b + 2]) | (s[a + 3] ^ s[b + 3]);
    Stacks.put(s, b, difference == 0 ? 1 : 0);
  }

  public static void isZero(long[] s, int sp) {
    Stacks.put(s, sp - 4, Stacks.isZero(s, sp - 4) ? 1 : 0);
  }

  /// Unsigned `s[a] < s[b]`.
  static boolean less(long[] s, int a, int b) {
    for (int i = 3; i > 0; i--) {
      if (s[a + i] != s[b + i]) {
        return Long.compareUnsigned(s[a + i], s[b + i]) < 0;
      }
    }
    return Long.compareUnsigned(s[a], s[b]) < 0;
  }

  private static boolean signedLess(long[] s, int a, int b) {
    return s[a + 3] == s[b + 3] ? less(s, a, b) : s[a + 3] < s[b + 3];
  }
}
