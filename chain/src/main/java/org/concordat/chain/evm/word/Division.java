package org.concordat.chain.evm.word;

/// DIV, SDIV, MOD, SMOD, ADDMOD and MULMOD; division by zero gives zero.
///
/// Layout of the scratch space above `sp`: numerator (8 longs and one for normalising), quotient
/// (5).
public final class Division {
  private static final int QUOTIENT = 9;

  private Division() {}

  public static void div(long[] s, int sp) {
    int out = sp - 8;
    if (small(s, sp)) {
      s[out] = s[out] == 0 ? 0 : Long.divideUnsigned(s[sp - 4], s[out]);
    } else if (Stacks.isZero(s, out) || Comparison.less(s, sp - 4, out)) {
      Stacks.put(s, out, 0);
    } else {
      Stacks.dup(s, sp, 1);
      Stacks.put(s, sp + QUOTIENT, 0);
      LongDivision.divide(s, sp, 4, out, sp + QUOTIENT);
      Stacks.copy(s, sp + QUOTIENT, out);
    }
  }

  public static void mod(long[] s, int sp) {
    int out = sp - 8;
    if (small(s, sp)) {
      s[out] = s[out] == 0 ? 0 : Long.remainderUnsigned(s[sp - 4], s[out]);
    } else if (Stacks.isZero(s, out)) {
      Stacks.put(s, out, 0);
    } else {
      Stacks.dup(s, sp, 1);
      remainder(s, sp, 4, out);
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
    int modulus = sp - 12;
    long carry = 0;
    for (int i = 0; i < 4; i++) {
      long x = s[a + i];
      long y = s[b + i];
      long sum = x + y + carry;
      carry = Limbs.carry(x, y, sum);
      s[sp + i] = sum;
    }
    s[sp + 4] = carry;
    if (Comparison.less(s, a, modulus) && Comparison.less(s, b, modulus)) {
      reduceOnce(s, sp, carry != 0, modulus);
    } else {
      remainder(s, sp, 5, modulus);
    }
  }

  /// From the top: two factors, the modulus. The product has 512 bits.
  public static void mulmod(long[] s, int sp) {
    LongDivision.multiply(s, sp - 4, sp - 8, sp);
    remainder(s, sp, 8, sp - 12);
  }

  /// Puts the number at `sp`, below twice the modulus, in the place of the modulus and reduces it.
  private static void reduceOnce(long[] s, int sp, boolean over, int modulus) {
    if (over || !Comparison.less(s, sp, modulus)) {
      Limbs.subtract(s, sp, modulus);
    }
    Stacks.copy(s, sp, modulus);
  }

  /// Puts the remainder of the number at `sp` in the place of the modulus.
  private static void remainder(long[] s, int sp, int size, int modulus) {
    if (Stacks.isZero(s, modulus)) {
      return;
    }
    LongDivision.divide(s, sp, size, modulus, sp + QUOTIENT);
    Stacks.copy(s, sp, modulus);
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
