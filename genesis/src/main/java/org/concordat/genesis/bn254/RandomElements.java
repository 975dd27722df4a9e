package org.concordat.genesis.bn254;

import java.math.BigInteger;
import java.util.function.IntSupplier;

/// Scalars and points drawn from a stream of 32-bit words, in the way of snarkjs, so that two
/// programs with one stream draw the same.
///
/// A field element is 254 bits, drawn again while not below the prime, and taken for the
/// *Montgomery* form: the element is the number drawn, divided by 2^256. A point is an element x
/// and a bit (is y above half the prime?), drawn again while x has no y; a point of the twist is
/// then multiplied by its cofactor.
public final class RandomElements {
  private static final int FP = PrimeField.LIMBS;
  private static final long TOP_MASK = (1L << 62) - 1;
  private static final BigInteger COFACTOR =
      PrimeField.BASE.modulus().shiftLeft(1).subtract(PrimeField.SCALAR.modulus());

  private final IntSupplier words;

  public RandomElements(IntSupplier words) {
    this.words = words;
  }

  public Fr nextScalar() {
    long[] scalar = new long[FP];
    drawElement(PrimeField.SCALAR, scalar, 0);
    return Fr.copyOf(scalar, 0);
  }

  /// An affine point of G1 (see {@link PointArrays}).
  public long[] nextG1() {
    return drawPoint(PointArrays.g1());
  }

  /// An affine point of G2.
  public long[] nextG2() {
    PointArrays g2 = PointArrays.g2();
    long[] point = drawPoint(g2);
    long[] multiple = new long[g2.jacobianStride()];
    new PointMultiplication(g2).multiply(multiple, 0, point, 0, COFACTOR);
    g2.normalize(multiple, 0, 1, point, 0);
    return point;
  }

  private long[] drawPoint(PointArrays group) {
    PointCompression compression = new PointCompression(group);
    long[] point = new long[group.affineStride()];
    do {
      for (int number = 0; number < group.affineStride() / 2; number += FP) {
        drawElement(PrimeField.BASE, point, number);
      }
    } while (!compression.lift(point, 0, nextBoolean()));
    return point;
  }

  private void drawElement(PrimeField field, long[] out, int o) {
    do {
      for (int limb = 0; limb < FP; limb++) {
        long high = Integer.toUnsignedLong(words.getAsInt());
        out[o + limb] = high << 32 | Integer.toUnsignedLong(words.getAsInt());
      }
      out[o + FP - 1] &= TOP_MASK;
    } while (!field.isReduced(out, o));
  }

  private boolean nextBoolean() {
    return (words.getAsInt() & 1) == 1;
  }
}
