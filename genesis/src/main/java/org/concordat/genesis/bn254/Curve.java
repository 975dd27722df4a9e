package org.concordat.genesis.bn254;

import java.math.BigInteger;

/// The two groups that are paired: G1 on y² = x³ + 3 over Fp, G2 on its twist y² = x³ + 3/ξ over
/// Fp2.
final class Curve {
  /// The parameter x from which BN254's primes are built.
  static final BigInteger X = BigInteger.valueOf(4_965_661_367_192_848_881L);

  static final Fp B = Fp.of(BigInteger.valueOf(3));
  static final Fp2 TWIST_B = Fp2.XI.inverse().multiply(B);
  static final Point<Fp> INFINITY_1 = Point.affine(Fp.ONE, Fp.ONE).infinity();
  static final Point<Fp2> INFINITY_2 = Point.affine(Fp2.ONE, Fp2.ONE).infinity();

  private static final BigInteger TRACE_MINUS_ONE = X.multiply(X).multiply(BigInteger.valueOf(6));

  private Curve() {}

  static boolean contains(Fp x, Fp y) {
    return y.square().equals(x.square().multiply(x).add(B));
  }

  static boolean twistContains(Fp2 x, Fp2 y) {
    return y.square().equals(x.square().multiply(x).add(TWIST_B));
  }

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
