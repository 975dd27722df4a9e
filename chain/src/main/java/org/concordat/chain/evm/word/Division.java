package org.concordat.chain.evm.word;

/// DIV, SDIV, MOD, SMOD, ADDMOD and MULMOD; division by zero gives zero.
///
/// Layout of the scratch space above `sp`: numerator (8 longs and one for normalising), divisor
/// (4), quotient (8).
public final class Division {
  private static final int DIVISOR = 9;
  private static final int QUOTIENT = 13;

  private Division() {}

  public static void div(long[] s, int sp) {
    int out = sp - 8;
    if (small(s, sp)) {
      s[out] = s[out] == 0 ? 0 : Long.divideUnsigned(s[sp - 4], s[out]);
    } else if (Stacks.isZero(s, out) || Comparison.less(s, sp - 4, out)) {
      Stacks.put(s, out, 0);
    } else {
      System.arraycopy(s, sp - 4, s, sp, 4);
      LongDivision.divide(s, sp, 4, load(s, sp, out), 4, sp + QUOTIENT);
      System.arraycopy(s, sp + QUOTIENT, s, out, 4);
    }
  }

  public static void mod(long[] s, int sp) {
    int out = sp - 8;
    if (small(s, sp)) {
      s[out] = s[out] == 0 ? 0 : Long.remainderUnsigned(s[sp - 4], s[out]);
    } else if (Stacks.isZero(s, out)) {
      Stacks.put(s, out, 0);
    } else {
      System.arraycopy(s, sp - 4, s, sp, 4);
      remainder(s, sp, 4, out, out);
    }
  }

  public static void sdiv(long[] s, int sp) {
    boolean negative = (s[sp - 1] ^ s[sp - 5]) < 0;
    absolute(s, sp - 4);
    absolute(s, sp - 8);
    div(s, sp);
    if (negative) {
      negate(s, sp - 8);
    }
  }

  /// The sign is the dividend's.
  public static void smod(long[] s, int sp) {
    boolean negative = s[sp - 1] < 0;
    absolute(s, sp - 4);
    absolute(s, sp - 8);
    mod(s, sp);
    if (negative) {
      negate(s, sp - 8);
    }
  }

  /// From the top: two summands, the modulus. The sum has 257 bits.
  public static void addmod(long[] s, int sp) {
    int a = sp - 4;
    int b = sp - 8;
    long carry = 0;
    for (int i = 0; i < 4; i++) {
      long x = s[a + i];
      long y = s[b + i];
      long sum = x + y + carry;
      carry = ((x & y) | ((x | y) & ~sum)) >>> 63;
      s[sp + i] = sum;
    }
    s[sp + 4] = carry;
    remainder(s, sp, 5, sp - 12, sp - 12);
  }

  /// From the top: two factors, the modulus. The product has 512 bits.
  public static void mulmod(long[] s, int sp) {
    for (int i = 0; i < 4; i++) {
      s[sp + i] = 0;
    }
    for (int i = 0; i < 4; i++) {
      s[sp + 4 + i] = LongDivision.multiplyAdd(s, sp + i, sp - 8, 4, s[sp - 4 + i]);
    }
    remainder(s, sp, 8, sp - 12, sp - 12);
  }

  /// The numerator is at `sp` already.
  private static void remainder(long[] s, int sp, int size, int modulus, int out) {
    if (Stacks.isZero(s, modulus)) {
      Stacks.put(s, out, 0);
      return;
    }
    LongDivision.divide(s, sp, size, load(s, sp, modulus), 4, sp + QUOTIENT);
    System.arraycopy(s, sp, s, out, 4);
  }

  private static int load(long[] s, int sp, int divisor) {
    System.arraycopy(s, divisor, s, sp + DIVISOR, 4);
    return sp + DIVISOR;
  }

  private static boolean small(long[] s, int sp) {
    return (s[sp - 1] | s[sp - 2] | s[sp - 3] | s[sp - 5] | s[sp - 6] | s[sp - 7]) == 0;
  }

  private static void absolute(long[] s, int at) {
    if (s[at + 3] < 0) {
      negate(s, at);
    }
  }

  private static void negate(long[] s, int at) {
    long carry = 1;
    for (int i = 0; i < 4; i++) {
      s[at + i] = ~s[at + i] + carry;
      carry = carry == 1 && s[at + i] == 0 ? 1 : 0;
    }
  }
}
