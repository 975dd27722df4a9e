package org.concordat.genesis.bn254;

import java.util.Optional;

/// Points as EIP-196 and EIP-197 encode them. What is read lies on its curve; that a point of the
/// twist is of G2 is for {@link LineWalk} to say.
final class PointCodec {
  private static final int SIZE = FieldCodec.BYTES;
  private static final int FP = PrimeField.LIMBS;
  private static final FieldCodec CODEC = FieldCodec.BASE;

  private PointCodec() {}

  /// A point of G1 with z: one, or zero at infinity. Empty for bytes that are no point.
  static Optional<long[]> readG1(byte[] source, int offset) {
    long[] point = new long[G1.LIMBS];
    boolean reduced =
        CODEC.read(point, 0, source, offset) && CODEC.read(point, G1.Y, source, offset + SIZE);
    if (!reduced) {
      return Optional.empty();
    }
    if (isZero(point)) {
      return Optional.of(point);
    }
    System.arraycopy(CODEC.one(), 0, point, G1.Z, FP);
    return G1.contains(point) ? Optional.of(point) : Optional.empty();
  }

  /// x and y of a point of the twist; zeros at infinity. Empty for bytes that are no point.
  static Optional<long[]> readTwist(Fp2Arrays fp2, byte[] source, int offset) {
    long[] point = new long[2 * Fp2Arrays.LIMBS];
    boolean reduced = true;
    for (int coordinate = 0; coordinate < 2; coordinate++) {
      int from = offset + 2 * SIZE * coordinate;
      int to = Fp2Arrays.LIMBS * coordinate;
      reduced &= CODEC.read(point, to + FP, source, from);
      reduced &= CODEC.read(point, to, source, from + SIZE);
    }
    boolean valid = reduced && (isZero(point) || TwistCurve.contains(fp2, point));
    return valid ? Optional.of(point) : Optional.empty();
  }

  static boolean isZero(long[] limbs) {
    long any = 0;
    for (long limb : limbs) {
      any |= limb;
    }
    return any == 0;
  }

  /// Infinity becomes zeros.
  static byte[] writeG1(long[] point) {
    byte[] out = new byte[2 * SIZE];
    if (!G1.isInfinity(point, 0)) {
      new G1().normalize(point, 0);
      CODEC.write(point, 0, out, 0);
      CODEC.write(point, G1.Y, out, SIZE);
    }
    return out;
  }
}
