package org.concordat.genesis.bn254;

import java.math.BigInteger;

/// G1 by chords and tangents; zeros stand for infinity.
record ReferenceG1(BigInteger x, BigInteger y) {
  static final ReferenceG1 GENERATOR = new ReferenceG1(BigInteger.ONE, BigInteger.TWO);

  private static final BigInteger P = PrimeField.BASE.modulus();
  private static final ReferenceG1 INFINITY = new ReferenceG1(BigInteger.ZERO, BigInteger.ZERO);

  ReferenceG1 add(ReferenceG1 other) {
    if (equals(INFINITY)) {
      return other;
    }
    if (other.equals(INFINITY)) {
      return this;
    }
    if (x.equals(other.x) && !y.equals(other.y)) {
      return INFINITY;
    }
    BigInteger slope =
        equals(other)
            ? x.pow(2).multiply(BigInteger.valueOf(3)).multiply(y.shiftLeft(1).modInverse(P))
            : other.y.subtract(y).multiply(other.x.subtract(x).modInverse(P));
    BigInteger sumX = slope.pow(2).subtract(x).subtract(other.x).mod(P);
    return new ReferenceG1(sumX, slope.multiply(x.subtract(sumX)).subtract(y).mod(P));
  }

  ReferenceG1 multiply(BigInteger k) {
    ReferenceG1 result = INFINITY;
    for (int bit = k.bitLength() - 1; bit >= 0; bit--) {
      result = result.add(result);
      if (k.testBit(bit)) {
        result = result.add(this);
      }
    }
    return result;
  }
}
