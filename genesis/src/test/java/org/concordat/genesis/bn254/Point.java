package org.concordat.genesis.bn254;

import java.math.BigInteger;

/// A point of a curve y² = x³ + b in Jacobian coordinates (x/z², y/z³); z = 0 at infinity. The same
/// formulas serve G1 over Fp and G2 over Fp2 (Bernstein and Lange, Explicit-Formulas Database:
/// dbl-2009-l, add-2007-bl).
record Point<E extends FieldElement<E>>(E x, E y, E z) {
  static <E extends FieldElement<E>> Point<E> affine(E x, E y) {
    return new Point<>(x, y, x.one());
  }

  Point<E> infinity() {
    E one = x.one();
    return new Point<>(one, one, one.subtract(one));
  }

  boolean isInfinity() {
    return z.isZero();
  }

  Point<E> negate() {
    return new Point<>(x, y.negate(), z);
  }

  Point<E> twice() {
    E a = x.square();
    E b = y.square();
    E c = b.square();
    E d = x.add(b).square().subtract(a).subtract(c).twice();
    E e = a.twice().add(a);
    E newX = e.square().subtract(d.twice());
    E newY = e.multiply(d.subtract(newX)).subtract(c.twice().twice().twice());
    return new Point<>(newX, newY, y.multiply(z).twice());
  }

  Point<E> add(Point<E> other) {
    if (isInfinity()) {
      return other;
    }
    if (other.isInfinity()) {
      return this;
    }
    E zz1 = z.square();
    E zz2 = other.z.square();
    E u1 = x.multiply(zz2);
    E s1 = y.multiply(other.z).multiply(zz2);
    E h = other.x.multiply(zz1).subtract(u1);
    E slope = other.y.multiply(z).multiply(zz1).subtract(s1);
    if (h.isZero()) {
      return slope.isZero() ? twice() : infinity();
    }
    E r = slope.twice();
    E i = h.twice().square();
    E j = h.multiply(i);
    E v = u1.multiply(i);
    E newX = r.square().subtract(j).subtract(v.twice());
    E newY = r.multiply(v.subtract(newX)).subtract(s1.multiply(j).twice());
    E newZ = z.add(other.z).square().subtract(zz1).subtract(zz2).multiply(h);
    return new Point<>(newX, newY, newZ);
  }

  /// @param scalar not negative
  Point<E> multiply(BigInteger scalar) {
    Point<E> result = infinity();
    Point<E> twice = twice();
    Point<E> thrice = twice.add(this);
    // Two bits at a time: 0, 1, 2 or 3 times this point.
    for (int bit = scalar.bitLength() + 1 & ~1; bit > 0; bit -= 2) {
      result = result.twice().twice();
      boolean high = scalar.testBit(bit - 1);
      boolean low = scalar.testBit(bit - 2);
      if (high && low) {
        result = result.add(thrice);
      } else if (high) {
        result = result.add(twice);
      } else if (low) {
        result = result.add(this);
      }
    }
    return result;
  }

  /// The same point with z = 1; infinity stays as it is.
  Point<E> normalized() {
    if (isInfinity()) {
      return this;
    }
    E inverse = z.inverse();
    E square = inverse.square();
    return affine(x.multiply(square), y.multiply(square).multiply(inverse));
  }

  boolean isSameAs(Point<E> other) {
    if (isInfinity() || other.isInfinity()) {
      return isInfinity() && other.isInfinity();
    }
    E zz1 = z.square();
    E zz2 = other.z.square();
    return x.multiply(zz2).equals(other.x.multiply(zz1))
        && y.multiply(zz2).multiply(other.z).equals(other.y.multiply(zz1).multiply(z));
  }
}
