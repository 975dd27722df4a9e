package org.concordat.genesis.bn254;

import java.math.BigInteger;
import java.util.Arrays;

/// Between the affine points of {@link PointArrays} and the digits of {@link LaneField}: one point
/// is {@link #size} doubles in a row, coordinate by coordinate, five digits for every number.
///
/// Limbs stand for a value times 2^256, digits for one times 2^255, so the limbs' number read as
/// digits is twice the value. A point (x, y) is therefore kept as (4x, 8y), which lies on a curve
/// that is added on by the same formulas: twice the limbs' number for x, four times for y. Infinity
/// is all zeros.
final class LanePoints {
  private static final int LIMBS = PrimeField.LIMBS;
  private static final int DIGITS = LaneField.DIGITS;
  private static final long MASK = (1L << LaneField.DIGIT_BITS) - 1;
  private static final PrimeField FIELD = PrimeField.BASE;
  private static final BigInteger P = FIELD.modulus();

  private static final double HALF_DIGIT = 1L << (LaneField.DIGIT_BITS - 1);
  private static final long[] NOTHING = new long[DIGITS];
  private static final long[] TWICE_P = twiceP();

  private static final long[] HALF = fraction(2);
  private static final long[] QUARTER = fraction(4);

  /// Numbers per coordinate.
  private final int numbers;

  LanePoints(PointArrays group) {
    this.numbers = group.field().limbs() / LIMBS;
  }

  /// Doubles per point.
  int size() {
    return 2 * numbers * DIGITS;
  }

  private static long[] twiceP() {
    double[] digits = LaneField.digits(P.shiftLeft(1));
    long[] out = new long[DIGITS];
    for (int k = 0; k < DIGITS; k++) {
      out[k] = (long) digits[k];
    }
    return out;
  }

  private static long[] fraction(int denominator) {
    return FieldCodec.BASE.reduce(BigInteger.valueOf(denominator).modInverse(P));
  }

  boolean isInfinity(double[] points, int i) {
    return points[i] == 0 && Arrays.stream(points, i, i + size()).allMatch(digit -> digit == 0);
  }

  /// The affine point of {@link PointArrays} that digits stand for.
  void leave(long[] affine, int o, double[] points, int i) {
    for (int number = 0; number < 2 * numbers; number++) {
      int at = o + number * LIMBS;
      number(affine, at, points, i + number * DIGITS, 1);
      FIELD.mul(affine, at, affine, at, number < numbers ? HALF : QUARTER, 0);
    }
  }

  /// The reverse of {@link #leave}.
  void enter(double[] points, int o, long[] affine, int i) {
    long[] multiple = new long[LIMBS];
    for (int number = 0; number < 2 * numbers; number++) {
      int at = i + number * LIMBS;
      FIELD.add(multiple, 0, affine, at, affine, at);
      if (number >= numbers) {
        FIELD.add(multiple, 0, multiple, 0, multiple, 0);
      }
      digits(points, o + number * DIGITS, multiple, 0);
    }
  }

  /// The number below p that five digits, `stride` apart, stand for, as it is: any between -2p and
  /// 2p.
  static void number(long[] out, int o, double[] digits, int i, int stride) {
    long[] plain = new long[DIGITS];
    carried(plain, digits, i, stride, NOTHING);
    if (plain[DIGITS - 1] < 0) {
      carried(plain, digits, i, stride, TWICE_P);
    }
    out[o] = plain[0] | plain[1] << 51;
    out[o + 1] = plain[1] >>> 13 | plain[2] << 38;
    out[o + 2] = plain[2] >>> 26 | plain[3] << 25;
    out[o + 3] = plain[3] >>> 39 | plain[4] << 12;
    while (!FIELD.isReduced(out, o)) {
      FIELD.reduceOnce(out, o);
    }
  }

  /// Digits with something added, none negative but perhaps the highest.
  private static void carried(long[] out, double[] digits, int i, int stride, long[] added) {
    long carry = 0;
    for (int k = 0; k < DIGITS; k++) {
      long sum = (long) digits[i + k * stride] + added[k] + carry;
      out[k] = k < DIGITS - 1 ? sum & MASK : sum;
      carry = sum >> LaneField.DIGIT_BITS;
    }
  }

  /// The digits of a number below p, as it is.
  static void digits(double[] out, int o, long[] limbs, int i) {
    out[o] = limbs[i] & MASK;
    out[o + 1] = (limbs[i] >>> 51 | limbs[i + 1] << 13) & MASK;
    out[o + 2] = (limbs[i + 1] >>> 38 | limbs[i + 2] << 26) & MASK;
    out[o + 3] = (limbs[i + 2] >>> 25 | limbs[i + 3] << 39) & MASK;
    out[o + 4] = limbs[i + 3] >>> 12;
    for (int k = 0; k < DIGITS - 1; k++) {
      if (out[o + k] >= HALF_DIGIT) {
        out[o + k] -= 2 * HALF_DIGIT;
        out[o + k + 1]++;
      }
    }
  }
}
