package org.concordat.chain.evm.word;

/// ADD, SUB, MUL and EXP, modulo 2^256.
public final class Arithmetic {
  private Arithmetic() {}

  public static void add(long[] s, int sp) {
    int a = sp - 4;
    int b = sp - 8;
    long carry = 0;
    for (int i = 0; i < 4; i++) {
      long x = s[a + i];
      long y = s[b + i];
      long sum = x + y + carry;
      carry = ((x & y) | ((x | y) & ~sum)) >>> 63;
      s[b + i] = sum;
    }
  }

  public static void sub(long[] s, int sp) {
    int a = sp - 4;
    int b = sp - 8;
    long borrow = 0;
    for (int i = 0; i < 4; i++) {
      long x = s[a + i];
      long y = s[b + i];
      long difference = x - y - borrow;
      borrow = ((~x & y) | ((~x | y) & difference)) >>> 63;
      s[b + i] = difference;
    }
  }

  public static void mul(long[] s, int sp) {
    multiply(s, sp - 4, sp - 8, sp - 8);
  }

  /// Base on top, exponent below it: square and multiply from the exponent's highest bit.
  public static void exp(long[] s, int sp) {
    int base = sp - 4;
    int exponent = sp - 8;
    int bits = bitLength(s, exponent);
    Stacks.put(s, sp, 1);
    for (int i = bits - 1; i >= 0; i--) {
      multiply(s, sp, sp, sp);
      if ((s[exponent + (i >>> 6)] >>> i & 1) != 0) {
        multiply(s, sp, base, sp);
      }
    }
    System.arraycopy(s, sp, s, exponent, 4);
  }

  /// Bytes of the word at `at` without its leading zeros: what EXP charges for.
  public static int byteLength(long[] s, int at) {
    return (bitLength(s, at) + 7) >>> 3;
  }

  private static int bitLength(long[] s, int at) {
    for (int i = 3; i >= 0; i--) {
      if (s[at + i] != 0) {
        return 64 * i + 64 - Long.numberOfLeadingZeros(s[at + i]);
      }
    }
    return 0;
  }

  /// The low 256 bits of the product, schoolbook by rows. `out` may be either operand: everything
  /// is read before anything is written.
  private static void multiply(long[] s, int a, int b, int out) {
    long a0 = s[a];
    long a1 = s[a + 1];
    long a2 = s[a + 2];
    long b0 = s[b];
    long b1 = s[b + 1];
    long b2 = s[b + 2];
    long r3 = a0 * s[b + 3] + a1 * b2 + a2 * b1 + s[a + 3] * b0;

    long r0 = a0 * b0;
    long r1 = Math.unsignedMultiplyHigh(a0, b0);

    long low = a0 * b1;
    long r2 = Math.unsignedMultiplyHigh(a0, b1);
    r1 += low;
    r2 += carry(r1, low);

    low = a1 * b0;
    long high = Math.unsignedMultiplyHigh(a1, b0);
    r1 += low;
    high += carry(r1, low);
    r2 += high;
    r3 += carry(r2, high);

    low = a0 * b2;
    r2 += low;
    r3 += carry(r2, low) + Math.unsignedMultiplyHigh(a0, b2);
    low = a1 * b1;
    r2 += low;
    r3 += carry(r2, low) + Math.unsignedMultiplyHigh(a1, b1);
    low = a2 * b0;
    r2 += low;
    r3 += carry(r2, low) + Math.unsignedMultiplyHigh(a2, b0);

    s[out] = r0;
    s[out + 1] = r1;
    s[out + 2] = r2;
    s[out + 3] = r3;
  }

  /// 1 when adding `addend` gave the wrapped `sum`.
  private static long carry(long sum, long addend) {
    return Long.compareUnsigned(sum, addend) < 0 ? 1 : 0;
  }
}
