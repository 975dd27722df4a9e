package org.concordat.genesis.babyjubjub;

import java.math.BigInteger;
import org.concordat.genesis.bn254.Fr;

/// A point with denominators: the affine point is (x/z, y/z), and x·y = t·z (Hisil, Wong, Carter,
/// Dawson, "Twisted Edwards Curves Revisited", ePrint 2008/522). Its formulas hold for every pair
/// of points of this curve, the same one twice and the identity included.
record ExtendedPoint(Fr x, Fr y, Fr t, Fr z) {
  private static final ExtendedPoint IDENTITY = of(EdwardsPoint.IDENTITY);

  static ExtendedPoint of(EdwardsPoint point) {
    return new ExtendedPoint(point.x(), point.y(), point.x().multiply(point.y()), Fr.ONE);
  }

  /// Section 3.1 of the paper.
  ExtendedPoint add(ExtendedPoint other) {
    Fr xx = x.multiply(other.x);
    Fr yy = y.multiply(other.y);
    Fr tt = t.multiply(BabyJubJub.D).multiply(other.t);
    Fr zz = z.multiply(other.z);
    Fr crossed = x.add(y).multiply(other.x.add(other.y)).subtract(xx).subtract(yy);
    return fromFactors(
        crossed, zz.subtract(tt), zz.add(tt), yy.subtract(BabyJubJub.A.multiply(xx)));
  }

  /// Section 3.3 of the paper, with f and h negated, which changes the sign of every coordinate.
  ExtendedPoint twice() {
    Fr ax = BabyJubJub.A.multiply(x).multiply(x);
    Fr yy = y.multiply(y);
    Fr xy = x.multiply(y);
    Fr zz = z.multiply(z);
    Fr sum = ax.add(yy);
    return fromFactors(xy.add(xy), zz.add(zz).subtract(sum), sum, yy.subtract(ax));
  }

  private static ExtendedPoint fromFactors(Fr e, Fr f, Fr g, Fr h) {
    return new ExtendedPoint(e.multiply(f), g.multiply(h), e.multiply(h), f.multiply(g));
  }

  /// @param scalar not negative
  ExtendedPoint multiply(BigInteger scalar) {
    if (scalar.signum() < 0) {
      throw new IllegalArgumentException("a negative scalar");
    }
    ExtendedPoint product = IDENTITY;
    for (int bit = scalar.bitLength() - 1; bit >= 0; bit--) {
      product = product.twice();
      if (scalar.testBit(bit)) {
        product = product.add(this);
      }
    }
    return product;
  }

  EdwardsPoint affine() {
    Fr inverse = z.inverse();
    return EdwardsPoint.computed(x.multiply(inverse), y.multiply(inverse));
  }
}
