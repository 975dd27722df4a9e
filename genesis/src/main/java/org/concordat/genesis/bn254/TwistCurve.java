package org.concordat.genesis.bn254;

import java.math.BigInteger;

/// The twist y² = x³ + 3/ξ over Fp2, on which G2 lies.
final class TwistCurve {
  static final long[] B = b();

  private TwistCurve() {}

  private static long[] b() {
    long[] b = Frobenius.xi();
    new Fp2Arrays().invert(b, 0, b, 0);
    Fp2Arrays.scale(b, 0, b, 0, FieldCodec.BASE.reduce(BigInteger.valueOf(3)), 0);
    return b;
  }

  /// @param point x and y
  static boolean contains(Fp2Arrays fp2, long[] point) {
    long[] left = new long[Fp2Arrays.LIMBS];
    long[] right = new long[Fp2Arrays.LIMBS];
    fp2.square(left, 0, point, Fp2Arrays.LIMBS);
    fp2.square(right, 0, point, 0);
    fp2.multiply(right, 0, right, 0, point, 0);
    Fp2Arrays.add(right, 0, right, 0, B, 0);
    return Fp2Arrays.equal(left, 0, right, 0);
  }
}
