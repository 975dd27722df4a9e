package org.concordat.genesis.bn254;

import java.math.BigInteger;

/// The p-th power map of the curve, carried over to the twist, and what it tells of a point there.
final class Endomorphism {
  /// t - 1 for the trace t of Frobenius: what ψ multiplies by in the group of order r.
  private static final BigInteger TRACE_MINUS_ONE =
      Pairing.X.multiply(Pairing.X).multiply(BigInteger.valueOf(6));

  private final PointArrays g2;
  private final Fp2Arrays fp2 = new Fp2Arrays();

  Endomorphism(PointArrays g2) {
    this.g2 = g2;
  }

  /// ψ of an affine point.
  void apply(long[] out, int o, long[] affine, int i) {
    Fp2Arrays.conjugate(out, o, affine, i);
    fp2.multiply(out, o, out, o, Frobenius.FACTORS, Frobenius.of(2));
    Fp2Arrays.conjugate(out, o + Fp2Arrays.LIMBS, affine, i + Fp2Arrays.LIMBS);
    int y = o + Fp2Arrays.LIMBS;
    fp2.multiply(out, y, out, y, Frobenius.FACTORS, Frobenius.of(3));
  }

  /// Whether ψ(Q) = (t-1)·Q. As ψ² - t·ψ + p = 0 on the twist, that gives (p + 1 - t)·Q = r·Q = 0;
  /// and ψ acts on the group of order r as t - 1, so no point of it is missed.
  boolean isInSubgroup(long[] affine, int i) {
    long[] image = new long[2 * Fp2Arrays.LIMBS];
    apply(image, 0, affine, i);
    g2.negate(image, 0);
    long[] difference = new long[3 * Fp2Arrays.LIMBS];
    new PointMultiplication(g2).multiply(difference, 0, affine, i, TRACE_MINUS_ONE);
    g2.addAffine(difference, 0, image, 0);
    return g2.isJacobianInfinity(difference, 0);
  }
}
