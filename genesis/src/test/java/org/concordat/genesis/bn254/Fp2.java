package org.concordat.genesis.bn254;

import java.math.BigInteger;

/// c0 + c1·u with u² = -1.
record Fp2(Fp c0, Fp c1) implements FieldElement<Fp2> {
  static final Fp2 ZERO = new Fp2(Fp.ZERO, Fp.ZERO);
  static final Fp2 ONE = new Fp2(Fp.ONE, Fp.ZERO);

  /// ξ = 9 + u, neither a square nor a cube: it defines the fields above and the twist.
  static final Fp2 XI = new Fp2(Fp.of(BigInteger.valueOf(9)), Fp.ONE);

  static Fp2 at(long[] array, int index) {
    return new Fp2(Fp.at(array, index), Fp.at(array, index + PrimeField.LIMBS));
  }

  void copyTo(long[] array, int index) {
    c0.copyTo(array, index);
    c1.copyTo(array, index + PrimeField.LIMBS);
  }

  @Override
  public Fp2 add(Fp2 other) {
    return new Fp2(c0.add(other.c0), c1.add(other.c1));
  }

  @Override
  public Fp2 subtract(Fp2 other) {
    return new Fp2(c0.subtract(other.c0), c1.subtract(other.c1));
  }

  @Override
  public Fp2 multiply(Fp2 other) {
    Fp low = c0.multiply(other.c0);
    Fp high = c1.multiply(other.c1);
    Fp cross = c0.add(c1).multiply(other.c0.add(other.c1));
    return new Fp2(low.subtract(high), cross.subtract(low).subtract(high));
  }

  Fp2 multiply(Fp factor) {
    return new Fp2(c0.multiply(factor), c1.multiply(factor));
  }

  @Override
  public Fp2 square() {
    Fp product = c0.multiply(c1);
    return new Fp2(c0.add(c1).multiply(c0.subtract(c1)), product.twice());
  }

  Fp2 timesXi() {
    return new Fp2(nine(c0).subtract(c1), nine(c1).add(c0));
  }

  private static Fp nine(Fp value) {
    return value.twice().twice().twice().add(value);
  }

  @Override
  public Fp2 negate() {
    return new Fp2(c0.negate(), c1.negate());
  }

  /// The p-th power.
  Fp2 conjugate() {
    return new Fp2(c0, c1.negate());
  }

  @Override
  public Fp2 inverse() {
    Fp norm = c0.square().add(c1.square()).inverse();
    return new Fp2(c0.multiply(norm), c1.multiply(norm).negate());
  }

  Fp2 power(BigInteger exponent) {
    Fp2 result = ONE;
    for (int bit = exponent.bitLength() - 1; bit >= 0; bit--) {
      result = result.square();
      if (exponent.testBit(bit)) {
        result = result.multiply(this);
      }
    }
    return result;
  }

  @Override
  public boolean isZero() {
    return c0.isZero() && c1.isZero();
  }

  @Override
  public Fp2 one() {
    return ONE;
  }

  @Override
  public Fp2 self() {
    return this;
  }
}
