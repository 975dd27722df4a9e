package org.concordat.genesis.bn254;

import java.math.BigInteger;

/// The twist y² = x³ + 3/ξ over Fp2, and a slower way to tell its subgroup G2.
final class Curve {
  static final Fp2 TWIST_B = Fp2.XI.inverse().multiply(Fp.of(BigInteger.valueOf(3)));

  private static final BigInteger TRACE_MINUS_ONE =
      Pairing.X.pow(2).multiply(BigInteger.valueOf(6));

  private Curve() {}

  /// The p-th power map of the curve, carried over to the twist.
  static Point<Fp2> frobenius(Point<Fp2> affine) {
    return Point.affine(
        affine.x().conjugate().multiply(Fp12.frobeniusFactor(2)),
        affine.y().conjugate().multiply(Fp12.frobeniusFactor(3)));
  }

  /// Whether an affine point of the twist lies in the subgroup of order r.
  ///
  /// The Frobenius map ψ satisfies ψ² - t·ψ + p = 0 on the twist. If ψ(Q) = (t-1)·Q, it follows
  /// that (p + 1 - t)·Q = r·Q = 0; and ψ acts on the subgroup as p = t - 1 mod r, so the test
  /// misses nothing. t - 1 = 6x² has half the bits of r.
  static boolean isInSubgroup(Point<Fp2> affine) {
    return frobenius(affine).isSameAs(affine.multiply(TRACE_MINUS_ONE));
  }
}
