package org.concordat.genesis.bn254;

/// c0 + c1·v + c2·v² with v³ = ξ.
record Fp6(Fp2 c0, Fp2 c1, Fp2 c2) {
  static final Fp6 ZERO = new Fp6(Fp2.ZERO, Fp2.ZERO, Fp2.ZERO);
  static final Fp6 ONE = new Fp6(Fp2.ONE, Fp2.ZERO, Fp2.ZERO);

  static Fp6 at(long[] array, int index) {
    int step = Fp2Arrays.LIMBS;
    return new Fp6(
        Fp2.at(array, index), Fp2.at(array, index + step), Fp2.at(array, index + 2 * step));
  }

  void copyTo(long[] array, int index) {
    c0.copyTo(array, index);
    c1.copyTo(array, index + Fp2Arrays.LIMBS);
    c2.copyTo(array, index + 2 * Fp2Arrays.LIMBS);
  }

  Fp6 add(Fp6 other) {
    return new Fp6(c0.add(other.c0), c1.add(other.c1), c2.add(other.c2));
  }

  Fp6 subtract(Fp6 other) {
    return new Fp6(c0.subtract(other.c0), c1.subtract(other.c1), c2.subtract(other.c2));
  }

  Fp6 negate() {
    return new Fp6(c0.negate(), c1.negate(), c2.negate());
  }

  Fp6 multiply(Fp6 other) {
    Fp2 p0 = c0.multiply(other.c0);
    Fp2 p1 = c1.multiply(other.c1);
    Fp2 p2 = c2.multiply(other.c2);
    Fp2 p12 = c1.add(c2).multiply(other.c1.add(other.c2)).subtract(p1).subtract(p2);
    Fp2 p01 = c0.add(c1).multiply(other.c0.add(other.c1)).subtract(p0).subtract(p1);
    Fp2 p02 = c0.add(c2).multiply(other.c0.add(other.c2)).subtract(p0).subtract(p2);
    return new Fp6(p0.add(p12.timesXi()), p01.add(p2.timesXi()), p02.add(p1));
  }

  Fp6 multiply(Fp2 factor) {
    return new Fp6(c0.multiply(factor), c1.multiply(factor), c2.multiply(factor));
  }

  /// Times a + b·v.
  Fp6 multiplySparse(Fp2 a, Fp2 b) {
    Fp2 p0 = c0.multiply(a);
    Fp2 p1 = c1.multiply(b);
    Fp2 p01 = c0.add(c1).multiply(a.add(b)).subtract(p0).subtract(p1);
    return new Fp6(p0.add(c2.multiply(b).timesXi()), p01, c2.multiply(a).add(p1));
  }

  Fp6 timesV() {
    return new Fp6(c2.timesXi(), c0, c1);
  }

  Fp6 inverse() {
    Fp2 t0 = c0.square().subtract(c1.multiply(c2).timesXi());
    Fp2 t1 = c2.square().timesXi().subtract(c0.multiply(c1));
    Fp2 t2 = c1.square().subtract(c0.multiply(c2));
    Fp2 norm = c2.multiply(t1).add(c1.multiply(t2)).timesXi().add(c0.multiply(t0)).inverse();
    return new Fp6(t0.multiply(norm), t1.multiply(norm), t2.multiply(norm));
  }
}
