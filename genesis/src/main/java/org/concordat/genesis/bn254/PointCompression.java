package org.concordat.genesis.bn254;

import java.util.Arrays;

/// Points by their x alone: big-endian as {@link PointArrays#toBytes} has it, with two flags in the
/// spare top bits: y is above half the prime (0x80), or the point is infinity (0x40).
///
/// An instance owns its room; it is for one thread.
public final class PointCompression {
  private static final int UPPER = 0x80;
  private static final int INFINITY = 0x40;

  private final PointArrays group;
  private final CoordinateField field;
  private final SquareRoot root = new SquareRoot();

  public PointCompression(PointArrays group) {
    this.group = group;
    this.field = group.field();
  }

  /// Bytes of a compressed point: half of an uncompressed one's.
  public int size() {
    return field.limbs() * Long.BYTES;
  }

  public void write(long[] affine, int i, byte[] out, int offset) {
    System.arraycopy(group.toBytes(affine, i), 0, out, offset, size());
    if (group.isInfinity(affine, i)) {
      out[offset] = INFINITY;
    } else if (isUpper(affine, i + field.limbs())) {
      out[offset] |= (byte) UPPER;
    }
  }

  /// @return whether the bytes are a point of the curve; if not, `affine` is not to be used at `i`
  public boolean read(long[] affine, int i, byte[] source, int offset) {
    int flags = source[offset] & (UPPER | INFINITY);
    if ((flags & INFINITY) != 0) {
      Arrays.fill(affine, i, i + group.affineStride(), 0);
      return isOnlyFlag(source, offset);
    }
    byte[] x = Arrays.copyOfRange(source, offset, offset + size());
    x[0] = (byte) (x[0] & ~UPPER);
    return readX(affine, i, x) && lift(affine, i, (flags & UPPER) != 0);
  }

  private boolean isOnlyFlag(byte[] source, int offset) {
    byte[] flag = new byte[size()];
    flag[0] = INFINITY;
    return Arrays.equals(flag, 0, size(), source, offset, offset + size());
  }

  private boolean readX(long[] affine, int i, byte[] x) {
    boolean reduced = true;
    for (int number = 0; number < field.limbs() / PrimeField.LIMBS; number++) {
      int at = i + field.limbs() - (number + 1) * PrimeField.LIMBS;
      reduced &= FieldCodec.BASE.read(affine, at, x, number * FieldCodec.BYTES);
    }
    return reduced;
  }

  /// Completes the point at `i`, whose x is there, by the y that is or is not above half the prime.
  ///
  /// @return whether x has a y; if not, the point is not to be used
  boolean lift(long[] affine, int i, boolean upper) {
    int y = i + field.limbs();
    long[] square = new long[field.limbs()];
    field.square(square, 0, affine, i);
    field.multiply(square, 0, square, 0, affine, i);
    field.add(square, 0, square, 0, field.b(), 0);
    boolean found =
        group.isG1() ? root.ofFp(affine, y, square, 0) : root.ofFp2(affine, y, square, 0);
    if (found && isUpper(affine, y) != upper) {
      group.negate(affine, i);
    }
    return found;
  }

  private boolean isUpper(long[] affine, int y) {
    return group.isG1() ? SquareRoot.isUpperHalf(affine, y) : SquareRoot.isUpperHalfFp2(affine, y);
  }
}
