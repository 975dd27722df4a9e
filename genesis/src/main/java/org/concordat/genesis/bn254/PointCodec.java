package org.concordat.genesis.bn254;

import java.util.Optional;

/// Points as EIP-196 and EIP-197 encode them, checked as they are read.
final class PointCodec {
  private static final int SIZE = FieldCodec.BYTES;

  private PointCodec() {}

  /// An affine point of G1 or infinity.
  static Optional<Point<Fp>> readG1(byte[] source, int offset) {
    Optional<Fp> x = Fp.read(source, offset);
    Optional<Fp> y = Fp.read(source, offset + SIZE);
    if (x.isEmpty() || y.isEmpty()) {
      return Optional.empty();
    }
    if (x.get().isZero() && y.get().isZero()) {
      return Optional.of(Curve.INFINITY_1);
    }
    return Curve.contains(x.get(), y.get())
        ? Optional.of(Point.affine(x.get(), y.get()))
        : Optional.empty();
  }

  /// An affine point of G2 or infinity.
  static Optional<Point<Fp2>> readG2(byte[] source, int offset) {
    Optional<Fp2> x = readFp2(source, offset);
    Optional<Fp2> y = readFp2(source, offset + 2 * SIZE);
    if (x.isEmpty() || y.isEmpty()) {
      return Optional.empty();
    }
    if (x.get().isZero() && y.get().isZero()) {
      return Optional.of(Curve.INFINITY_2);
    }
    Point<Fp2> point = Point.affine(x.get(), y.get());
    boolean valid = Curve.twistContains(x.get(), y.get()) && Curve.isInSubgroup(point);
    return valid ? Optional.of(point) : Optional.empty();
  }

  private static Optional<Fp2> readFp2(byte[] source, int offset) {
    Optional<Fp> c1 = Fp.read(source, offset);
    Optional<Fp> c0 = Fp.read(source, offset + SIZE);
    return c0.flatMap(low -> c1.map(high -> new Fp2(low, high)));
  }

  /// Infinity becomes zeros.
  static byte[] writeG1(Point<Fp> point) {
    byte[] out = new byte[2 * SIZE];
    if (!point.isInfinity()) {
      Point<Fp> affine = point.normalized();
      affine.x().write(out, 0);
      affine.y().write(out, SIZE);
    }
    return out;
  }
}
