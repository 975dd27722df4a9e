package org.concordat.genesis.bn254;

import java.math.BigInteger;
import java.util.Arrays;

/// Points of G1, y² = x³ + 3 over Fp, in Jacobian coordinates (x/z², y/z³) in flat arrays: x, y and
/// z in a row, z = 0 at infinity. Formulas: Bernstein and Lange, Explicit-Formulas Database,
/// dbl-2009-l, add-2007-bl and madd-2007-bl.
///
/// An instance is the room of one computation; it is for one thread.
final class G1 {
  static final int Y = PrimeField.LIMBS;
  static final int Z = 2 * PrimeField.LIMBS;
  static final int LIMBS = 3 * PrimeField.LIMBS;

  private static final PrimeField FIELD = PrimeField.BASE;
  private static final long[] ZERO = new long[PrimeField.LIMBS];
  private static final long[] B = FieldCodec.BASE.reduce(BigInteger.valueOf(3));

  // Places in `room`.
  private static final int A = 0;
  private static final int C = 4;
  private static final int D = 8;
  private static final int E = 12;
  private static final int F = 16;
  private static final int H = 20;
  private static final int R = 24;

  private final long[] room = new long[28];

  static boolean isInfinity(long[] point, int i) {
    return isZero(point, i + Z);
  }

  private static boolean isZero(long[] a, int i) {
    return (a[i] | a[i + 1] | a[i + 2] | a[i + 3]) == 0;
  }

  /// @param point x and y
  static boolean contains(long[] point) {
    long[] left = new long[PrimeField.LIMBS];
    long[] right = new long[PrimeField.LIMBS];
    FIELD.square(left, 0, point, Y);
    FIELD.square(right, 0, point, 0);
    FIELD.mul(right, 0, right, 0, point, 0);
    FIELD.add(right, 0, right, 0, B, 0);
    return Arrays.equals(left, right);
  }

  static void negate(long[] point, int i) {
    FIELD.sub(point, i + Y, ZERO, 0, point, i + Y);
  }

  /// The point becomes twice itself; infinity stays.
  void twice(long[] point, int i) {
    FIELD.square(room, A, point, i);
    FIELD.square(room, C, point, i + Y);
    FIELD.mul(point, i + Z, point, i + Y, point, i + Z);
    FIELD.add(point, i + Z, point, i + Z, point, i + Z);
    FIELD.add(room, D, point, i, room, C);
    FIELD.square(room, D, room, D);
    FIELD.square(room, C, room, C);
    FIELD.sub(room, D, room, D, room, A);
    FIELD.sub(room, D, room, D, room, C);
    FIELD.add(room, D, room, D, room, D);
    FIELD.add(room, E, room, A, room, A);
    FIELD.add(room, E, room, E, room, A);
    FIELD.square(point, i, room, E);
    FIELD.sub(point, i, point, i, room, D);
    FIELD.sub(point, i, point, i, room, D);
    FIELD.sub(room, D, room, D, point, i);
    for (int doubling = 0; doubling < 3; doubling++) {
      FIELD.add(room, C, room, C, room, C);
    }
    FIELD.mul(room, D, room, E, room, D);
    FIELD.sub(point, i + Y, room, D, room, C);
  }

  /// The point at `i` becomes the sum of itself and the one at `j`, in all cases.
  void add(long[] point, int i, long[] other, int j) {
    if (isInfinity(other, j)) {
      return;
    }
    if (isInfinity(point, i)) {
      System.arraycopy(other, j, point, i, LIMBS);
      return;
    }
    // u1, s1 of the one in A, C; h and r of the difference.
    FIELD.square(room, D, point, i + Z);
    FIELD.square(room, E, other, j + Z);
    FIELD.mul(room, A, point, i, room, E);
    FIELD.mul(room, C, point, i + Y, other, j + Z);
    FIELD.mul(room, C, room, C, room, E);
    FIELD.mul(room, H, other, j, room, D);
    FIELD.sub(room, H, room, H, room, A);
    FIELD.mul(room, R, other, j + Y, point, i + Z);
    FIELD.mul(room, R, room, R, room, D);
    FIELD.sub(room, R, room, R, room, C);
    if (isZero(room, H)) {
      if (isZero(room, R)) {
        twice(point, i);
      } else {
        Arrays.fill(point, i, i + LIMBS, 0);
      }
      return;
    }
    FIELD.mul(point, i + Z, point, i + Z, other, j + Z);
    addDistinct(point, i);
  }

  /// The affine tail of an addition, whose z holds the product of both.
  private void addDistinct(long[] point, int i) {
    FIELD.mul(point, i + Z, point, i + Z, room, H);
    FIELD.square(room, D, room, H);
    FIELD.mul(room, E, room, D, room, H);
    FIELD.mul(room, F, room, A, room, D);
    FIELD.square(point, i, room, R);
    FIELD.sub(point, i, point, i, room, E);
    FIELD.sub(point, i, point, i, room, F);
    FIELD.sub(point, i, point, i, room, F);
    FIELD.sub(room, F, room, F, point, i);
    FIELD.mulSub(point, i + Y, room, R, room, F, room, C, room, E);
  }

  /// The same point with z = 1; infinity stays as it is.
  void normalize(long[] point, int i) {
    if (isInfinity(point, i)) {
      return;
    }
    FIELD.invert(room, A, point, i + Z);
    FIELD.square(room, C, room, A);
    FIELD.mul(point, i, point, i, room, C);
    FIELD.mul(room, C, room, C, room, A);
    FIELD.mul(point, i + Y, point, i + Y, room, C);
    System.arraycopy(FieldCodec.BASE.one(), 0, point, i + Z, PrimeField.LIMBS);
  }
}
