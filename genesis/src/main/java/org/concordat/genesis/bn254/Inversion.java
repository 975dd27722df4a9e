package org.concordat.genesis.bn254;

import java.math.BigInteger;

/// 1/a by the binary greatest common divisor with delayed updates (Pornin, ePrint 2020/972): most
/// steps look at 64 bits only, and every 31 of them are applied to the full numbers at once.
///
/// Two numbers a and b shrink to 0 and 1; u and v keep a = x·u and b = x·v modulo p, but for powers
/// of two that the last multiplication takes away. The number of rounds is fixed, by the bound of
/// 2·254 - 1 steps.
final class Inversion {
  private static final int STEPS = 31;
  private static final int ROUNDS = 17;
  private static final long LOW = (1L << STEPS) - 1;

  private final PrimeField field;

  /// What each round left too little: 2^64 in u and v, against 2^31 in a and b.
  private final long[] correction;

  Inversion(PrimeField field) {
    this.field = field;
    BigInteger p = field.modulus();
    BigInteger two = BigInteger.TWO;
    BigInteger value = two.modPow(BigInteger.valueOf((64 - STEPS) * ROUNDS + 3 * 256), p);
    this.correction = limbs(value);
  }

  private static long[] limbs(BigInteger value) {
    long[] out = new long[PrimeField.LIMBS];
    for (int limb = 0; limb < PrimeField.LIMBS; limb++) {
      out[limb] = value.shiftRight(64 * limb).longValue();
    }
    return out;
  }

  /// `out = 1 / x`; zero stays zero.
  void invert(long[] out, int o, long[] x, int i) {
    long[] a = {x[i], x[i + 1], x[i + 2], x[i + 3]};
    long[] b = {field.p0(), field.p1(), field.p2(), field.p3()};
    long[] u = {1, 0, 0, 0};
    long[] v = new long[PrimeField.LIMBS];
    long[] next = new long[PrimeField.LIMBS];
    for (int round = 0; round < ROUNDS; round++) {
      int top = PrimeField.LIMBS - 1;
      while (top > 0 && (a[top] | b[top]) == 0) {
        top--;
      }
      int shift = Long.numberOfLeadingZeros(a[top] | b[top]);
      long nearA = near(a, top, shift);
      long nearB = near(b, top, shift);
      long f0 = 1;
      long g0 = 0;
      long f1 = 0;
      long g1 = 1;
      for (int step = 0; step < STEPS; step++) {
        if ((nearA & 1) != 0) {
          if (Long.compareUnsigned(nearA, nearB) < 0) {
            long swap = nearA;
            nearA = nearB;
            nearB = swap;
            swap = f0;
            f0 = f1;
            f1 = swap;
            swap = g0;
            g0 = g1;
            g1 = swap;
          }
          nearA -= nearB;
          f0 -= f1;
          g0 -= g1;
        }
        nearA >>>= 1;
        f1 <<= 1;
        g1 <<= 1;
      }
      long signA = combineShifted(next, a, f0, b, g0);
      long signB = combineShifted(b, a, f1, b, g1);
      long[] swap = a;
      a = next;
      next = swap;
      combineReduced(next, u, (f0 ^ signA) - signA, v, (g0 ^ signA) - signA);
      combineReduced(v, u, (f1 ^ signB) - signB, v, (g1 ^ signB) - signB);
      swap = u;
      u = next;
      next = swap;
    }
    field.mul(out, o, v, 0, correction, 0);
  }

  /// The low 31 bits and the 33 from the highest bit that either number has; all bits where they
  /// are 64 or fewer.
  private static long near(long[] a, int top, int shift) {
    if (top == 0) {
      return a[0];
    }
    long high = a[top] << shift | a[top - 1] >>> 1 >>> (63 - shift);
    return (a[0] & LOW) | (high & ~LOW);
  }

  /// `out = |a·f + b·g| / 2^31`, whose low bits are zero.
  ///
  /// @return -1 where the sum was negative, else 0
  private static long combineShifted(long[] out, long[] a, long f, long[] b, long g) {
    long carry = 0;
    long before = 0;
    for (int limb = 0; limb < PrimeField.LIMBS; limb++) {
      long product = a[limb] * f;
      long sum = product + b[limb] * g;
      long high = high(a[limb], f) + high(b[limb], g) + PrimeField.carry(sum, product);
      long low = sum + carry;
      carry = high + (carry >> 63) + PrimeField.carry(low, carry);
      if (limb > 0) {
        out[limb - 1] = before >>> STEPS | low << (64 - STEPS);
      }
      before = low;
    }
    out[PrimeField.LIMBS - 1] = before >>> STEPS | carry << (64 - STEPS);
    long sign = carry >> 63;
    long one = sign & 1;
    for (int limb = 0; limb < PrimeField.LIMBS; limb++) {
      long flipped = (out[limb] ^ sign) + one;
      one = PrimeField.carry(flipped, one);
      out[limb] = flipped;
    }
    return sign;
  }

  /// `out = (u·f + v·g) / 2^64` modulo p.
  private void combineReduced(long[] out, long[] u, long f, long[] v, long g) {
    long product = u[0] * f;
    long sum = product + v[0] * g;
    long m = sum * field.inverse();
    // m·p makes the carry a full word without sign: what is signed is kept apart.
    long signed = high(u[0], f) + high(v[0], g) + PrimeField.carry(sum, product);
    long plain = Math.unsignedMultiplyHigh(m, field.p0()) + (sum == 0 ? 0 : 1);
    for (int limb = 1; limb < PrimeField.LIMBS; limb++) {
      long p = limb == 1 ? field.p1() : limb == 2 ? field.p2() : field.p3();
      product = u[limb] * f;
      sum = product + v[limb] * g;
      long high = high(u[limb], f) + high(v[limb], g) + PrimeField.carry(sum, product);
      long low = sum + signed;
      signed = high + (signed >> 63) + PrimeField.carry(low, signed);
      long added = m * p + low;
      long result = added + plain;
      plain =
          Math.unsignedMultiplyHigh(m, p)
              + PrimeField.carry(added, low)
              + PrimeField.carry(result, plain);
      out[limb - 1] = result;
    }
    out[PrimeField.LIMBS - 1] = signed + plain;
    settle(out);
  }

  /// From between -p and 2p to below p.
  private void settle(long[] out) {
    long[] p = {field.p0(), field.p1(), field.p2(), field.p3()};
    if (out[PrimeField.LIMBS - 1] < 0) {
      long carry = 0;
      for (int limb = 0; limb < PrimeField.LIMBS; limb++) {
        long sum = out[limb] + carry;
        carry = PrimeField.carry(sum, carry);
        sum += p[limb];
        carry += PrimeField.carry(sum, p[limb]);
        out[limb] = sum;
      }
    } else if (!field.isReduced(out, 0)) {
      field.reduceOnce(out, 0);
    }
  }

  /// The high word of an unsigned limb times a signed factor.
  private static long high(long limb, long factor) {
    return Math.multiplyHigh(limb, factor) + (limb >> 63 & factor);
  }
}
