package org.concordat.genesis.bn254;

import java.math.BigInteger;

/// Points and encodings that the curve's tests share.
final class Points {
  /// EIP-197's generator of G2.
  static final Point<Fp2> G2 =
      Point.affine(
          new Fp2(
              fp("10857046999023057135944570762232829481370756359578518086990519993285655852781"),
              fp("11559732032986387107991004021392285783925812861821192530917403151452391805634")),
          new Fp2(
              fp("8495653923123431417604973247489272438418190587263600148770280649306958101930"),
              fp("4082367875863433681332203403145435568316851327593401208105741076214120093531")));

  static final Point<Fp> G1 = Point.affine(fp("1"), fp("2"));

  private Points() {}

  static Fp fp(String decimal) {
    return Fp.of(new BigInteger(decimal));
  }

  static Point<Fp> g1(long factor) {
    return G1.multiply(BigInteger.valueOf(factor)).normalized();
  }

  static Point<Fp2> g2(long factor) {
    return G2.multiply(BigInteger.valueOf(factor)).normalized();
  }

  /// x, y and z.
  static long[] limbs(Point<Fp> point) {
    long[] out = new long[3 * PrimeField.LIMBS];
    if (!point.isInfinity()) {
      Point<Fp> affine = point.normalized();
      affine.x().copyTo(out, 0);
      affine.y().copyTo(out, PrimeField.LIMBS);
      Fp.ONE.copyTo(out, 2 * PrimeField.LIMBS);
    }
    return out;
  }

  static byte[] write(Point<Fp> point) {
    return PointCodec.writeG1(limbs(point));
  }

  static byte[] concat(byte[]... parts) {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] encode(Point<Fp2> point) {
    byte[] out = new byte[Bn254.G2_SIZE];
    if (!point.isInfinity()) {
      Point<Fp2> affine = point.normalized();
      affine.x().c1().write(out, 0);
      affine.x().c0().write(out, 32);
      affine.y().c1().write(out, 64);
      affine.y().c0().write(out, 96);
    }
    return out;
  }

  /// Some point of the twist, hardly ever one of the subgroup.
  static Point<Fp2> onTwist(long seed) {
    for (long n = seed; ; n++) {
      Fp2 x = new Fp2(Fp.of(BigInteger.valueOf(n)), Fp.ONE);
      Fp2 square = x.square().multiply(x).add(Curve.TWIST_B);
      Fp2 root = squareRoot(square);
      if (root.square().equals(square)) {
        return Point.affine(x, root);
      }
    }
  }

  /// For p = 3 mod 4 (Adj and Rodríguez-Henríquez, ePrint 2012/685, algorithm 9); wrong for
  /// non-squares.
  private static Fp2 squareRoot(Fp2 a) {
    BigInteger p = PrimeField.BASE.modulus();
    Fp2 a1 = a.power(p.shiftRight(2));
    Fp2 alpha = a1.square().multiply(a);
    Fp2 x0 = a1.multiply(a);
    if (alpha.equals(Fp2.ONE.negate())) {
      return x0.multiply(new Fp2(Fp.ZERO, Fp.ONE));
    }
    return alpha.add(Fp2.ONE).power(p.shiftRight(1)).multiply(x0);
  }
}
