package org.concordat.genesis.babyjubjub;

import java.math.BigInteger;
import org.concordat.genesis.bn254.Fr;

/// The plain twin of [ExtendedPoint]: the affine addition law over big integers, with divisions.
final class ReferenceCurve {
  private static final BigInteger P = Fr.MODULUS;
  private static final BigInteger A = BigInteger.valueOf(168_700);
  private static final BigInteger D = BigInteger.valueOf(168_696);

  private ReferenceCurve() {}

  record Point(BigInteger x, BigInteger y) {
    static Point of(EdwardsPoint point) {
      return new Point(point.x().toBigInteger(), point.y().toBigInteger());
    }

    Point add(Point q) {
      BigInteger product = D.multiply(x).multiply(q.x).multiply(y).multiply(q.y).mod(P);
      BigInteger sumX = x.multiply(q.y).add(y.multiply(q.x));
      BigInteger sumY = y.multiply(q.y).subtract(A.multiply(x).multiply(q.x));
      return new Point(
          divide(sumX, BigInteger.ONE.add(product)),
          divide(sumY, BigInteger.ONE.subtract(product)));
    }
  }

  private static BigInteger divide(BigInteger numerator, BigInteger denominator) {
    return numerator.multiply(denominator.modInverse(P)).mod(P);
  }
}
