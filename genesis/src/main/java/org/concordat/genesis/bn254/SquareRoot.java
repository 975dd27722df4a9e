package org.concordat.genesis.bn254;

import java.math.BigInteger;
import java.util.Arrays;

/// Square roots in Fp and Fp2, where p = 3 mod 4: what a point's x becomes a point with.
///
/// An instance owns its room; it is for one thread.
final class SquareRoot {
  private static final PrimeField FIELD = PrimeField.BASE;
  private static final int FP = PrimeField.LIMBS;
  private static final BigInteger P = FIELD.modulus();

  /// (p + 1) / 4: a to this power is a root of a, if a has one.
  private static final BigInteger EXPONENT = P.add(BigInteger.ONE).shiftRight(2);

  private static final long[] HALF = FieldCodec.BASE.reduce(BigInteger.TWO.modInverse(P));

  /// (p - 1) / 2 as a plain number.
  private static final long[] MIDDLE = plain(P.shiftRight(1));

  private static final long[] ZERO = new long[FP];
  private static final long[] PLAIN_ONE = {1, 0, 0, 0};

  private final Fp2Arrays fp2 = new Fp2Arrays();
  private final long[] room = new long[4 * FP];
  private final long[] norm = new long[FP];
  private final long[] square = new long[Fp2Arrays.LIMBS];

  /// Puts a root of the element of Fp at `i` into `out`.
  ///
  /// @return whether there is one; if not, `out` is not to be used
  boolean ofFp(long[] out, int o, long[] a, int i) {
    System.arraycopy(a, i, room, 0, FP);
    System.arraycopy(room, 0, room, FP, FP);
    for (int bit = EXPONENT.bitLength() - 2; bit >= 0; bit--) {
      FIELD.square(room, FP, room, FP);
      if (EXPONENT.testBit(bit)) {
        FIELD.mul(room, FP, room, FP, room, 0);
      }
    }
    FIELD.square(room, 2 * FP, room, FP);
    System.arraycopy(room, FP, out, o, FP);
    return Arrays.equals(room, 0, FP, room, 2 * FP, 3 * FP);
  }

  /// Puts a root of the element of Fp2 at `i` into `out`, by the norm: for a + b·u with norm n²,
  /// the root's first coefficient is a root of (a + n) / 2 or of (a - n) / 2.
  ///
  /// @return whether there is one; if not, `out` is not to be used
  boolean ofFp2(long[] out, int o, long[] a, int i) {
    System.arraycopy(a, i, square, 0, Fp2Arrays.LIMBS);
    if (isZero(square, FP)) {
      return ofRational(out, o);
    }
    FIELD.mulAdd(norm, 0, square, 0, square, 0, square, FP, square, FP);
    if (!ofFp(norm, 0, norm, 0)) {
      return false;
    }
    return withNorm(out, o) || withNegatedNorm(out, o);
  }

  /// For an element of Fp: one of it and its negative has a root in Fp, since -1 has none.
  private boolean ofRational(long[] out, int o) {
    if (ofFp(out, o, square, 0)) {
      System.arraycopy(ZERO, 0, out, o + FP, FP);
      return true;
    }
    FIELD.sub(square, 0, ZERO, 0, square, 0);
    System.arraycopy(ZERO, 0, out, o, FP);
    return ofFp(out, o + FP, square, 0);
  }

  private boolean withNegatedNorm(long[] out, int o) {
    FIELD.sub(norm, 0, ZERO, 0, norm, 0);
    return withNorm(out, o);
  }

  private boolean withNorm(long[] out, int o) {
    long[] half = room;
    int at = 3 * FP;
    FIELD.add(half, at, square, 0, norm, 0);
    FIELD.mul(half, at, half, at, HALF, 0);
    if (!ofFp(out, o, half, at) || isZero(out, o)) {
      return false;
    }
    FIELD.invert(room, 0, out, o);
    FIELD.mul(room, 0, room, 0, HALF, 0);
    FIELD.mul(out, o + FP, square, FP, room, 0);
    fp2.square(room, 0, out, o);
    return Fp2Arrays.equal(room, 0, square, 0);
  }

  /// Whether the element of Fp at `i` is above (p - 1) / 2 as a number.
  static boolean isUpperHalf(long[] a, int i) {
    long[] number = new long[FP];
    FIELD.mul(number, 0, a, i, PLAIN_ONE, 0);
    for (int limb = FP - 1; limb >= 0; limb--) {
      int order = Long.compareUnsigned(number[limb], MIDDLE[limb]);
      if (order != 0) {
        return order > 0;
      }
    }
    return false;
  }

  /// The same of an element of Fp2: its coefficient of u decides, or the other if that is zero.
  static boolean isUpperHalfFp2(long[] a, int i) {
    return isUpperHalf(a, isZero(a, i + FP) ? i : i + FP);
  }

  private static boolean isZero(long[] a, int i) {
    return Arrays.equals(a, i, i + FP, ZERO, 0, FP);
  }

  private static long[] plain(BigInteger value) {
    long[] out = new long[FP];
    for (int limb = 0; limb < FP; limb++) {
      out[limb] = value.shiftRight(64 * limb).longValue();
    }
    return out;
  }
}
