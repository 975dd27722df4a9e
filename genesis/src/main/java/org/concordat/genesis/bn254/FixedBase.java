package org.concordat.genesis.bn254;

import java.util.Arrays;

/// One point, prepared to be multiplied by many scalars: a table of d·2^(w·k)·P for every digit d
/// of w bits and every place k turns a product into 254/w additions.
///
/// Unchanging once made: any thread may use it, each with an instance of {@link PointArrays} of its
/// own.
public final class FixedBase {
  private static final int SCALAR_BITS = 254;
  private static final int WIDTH_MAX = 16;

  private final int width;
  private final int places;

  /// Affine, digit by digit within place by place; digit 0 is left out.
  private final long[] table;

  private FixedBase(int width, int places, long[] table) {
    this.width = width;
    this.places = places;
    this.table = table;
  }

  /// @param width of a digit in bits; the table takes 2^width · 254/width points
  public static FixedBase of(PointArrays group, long[] affine, int i, int width) {
    if (width < 1 || width > WIDTH_MAX) {
      throw new IllegalArgumentException("digits of 1 to " + WIDTH_MAX + " bits, not " + width);
    }
    int places = (SCALAR_BITS + width - 1) / width;
    int digits = (1 << width) - 1;
    long[] table = new long[places * digits * group.affineStride()];
    long[] step = new long[group.jacobianStride()];
    group.toJacobian(step, 0, affine, i);
    int stride = group.jacobianStride();
    long[] row = new long[(digits + 1) * stride];
    for (int place = 0; place < places; place++) {
      // Row entry d is (d + 1) times the step; the last one is the next place's step.
      System.arraycopy(step, 0, row, 0, stride);
      for (int d = 1; d <= digits; d++) {
        System.arraycopy(row, (d - 1) * stride, row, d * stride, stride);
        group.add(row, d * stride, step, 0);
      }
      group.normalize(row, 0, digits, table, place * digits * group.affineStride());
      System.arraycopy(row, digits * stride, step, 0, stride);
    }
    return new FixedBase(width, places, table);
  }

  /// The base times the element at `i` of an array of {@link ScalarArrays}, as a Jacobian point.
  public void multiply(PointArrays group, long[] out, int o, long[] scalars, int i) {
    long[] plain = new long[PrimeField.LIMBS];
    ScalarArrays.toPlain(plain, 0, scalars, i);
    Arrays.fill(out, o, o + group.jacobianStride(), 0);
    for (int place = 0; place < places; place++) {
      int digit = ScalarArrays.bits(plain, 0, place * width, width);
      if (digit != 0) {
        int at = (place * ((1 << width) - 1) + digit - 1) * group.affineStride();
        group.addAffine(out, o, table, at);
      }
    }
  }
}
