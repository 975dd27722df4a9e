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

  /// The base times each of `count` elements in a row from `i` on, as affine points in a row: about
  /// half the price of as many calls of {@link #multiply}.
  ///
  /// All sums grow place by place, and one inversion serves them all. No addition is a special case
  /// but the first to a sum: what a sum holds is a smaller multiple of the base than what is added,
  /// and both together are below r, so the two are neither equal nor opposite.
  public void multiplyAll(PointArrays group, long[] out, int o, long[] scalars, int i, int count) {
    long[] plain = new long[count * PrimeField.LIMBS];
    for (int k = 0; k < plain.length; k += PrimeField.LIMBS) {
      ScalarArrays.toPlain(plain, k, scalars, i + k);
    }
    Arrays.fill(out, o, o + count * group.affineStride(), 0);
    Round round = new Round(group, out, o, count);
    for (int place = 0; place < places; place++) {
      round.begin();
      for (int k = 0; k < count; k++) {
        int digit = ScalarArrays.bits(plain, k * PrimeField.LIMBS, place * width, width);
        if (digit != 0) {
          round.plan(k, (place * ((1 << width) - 1) + digit - 1) * group.affineStride());
        }
      }
      round.add();
    }
  }

  /// The additions of one place.
  private final class Round {
    private final PointArrays group;
    private final CoordinateField field;
    private final int w;
    private final long[] sums;
    private final int from;
    private final int[] places;
    private final int[] addends;
    private final BatchInversion inversion;
    private final long[] room;
    private int planned;

    Round(PointArrays group, long[] sums, int from, int count) {
      this.group = group;
      this.field = group.field();
      this.w = field.limbs();
      this.sums = sums;
      this.from = from;
      this.places = new int[count];
      this.addends = new int[count];
      this.inversion = new BatchInversion(field, count);
      this.room = new long[2 * field.limbs()];
    }

    void begin() {
      planned = 0;
    }

    /// @param addend where in the table
    void plan(int sum, int addend) {
      int at = from + sum * 2 * w;
      if (group.isInfinity(sums, at)) {
        System.arraycopy(table, addend, sums, at, 2 * w);
        return;
      }
      field.subtract(room, 0, table, addend, sums, at);
      inversion.put(planned, room, 0);
      places[planned] = at;
      addends[planned] = addend;
      planned++;
    }

    void add() {
      Arrays.fill(room, 0);
      for (int k = planned; k < places.length; k++) {
        inversion.put(k, room, 0);
      }
      inversion.invert();
      for (int k = 0; k < planned; k++) {
        addOne(places[k], addends[k], k);
      }
    }

    /// By the slope λ of the line through both points.
    private void addOne(int sum, int addend, int k) {
      inversion.get(room, 0, k);
      field.subtract(room, w, table, addend + w, sums, sum + w);
      field.multiply(room, 0, room, 0, room, w);
      field.square(room, w, room, 0);
      field.subtract(room, w, room, w, sums, sum);
      field.subtract(room, w, room, w, table, addend);
      field.subtract(sums, sum, sums, sum, room, w);
      field.multiply(room, 0, room, 0, sums, sum);
      field.subtract(sums, sum + w, room, 0, sums, sum + w);
      System.arraycopy(room, w, sums, sum, w);
    }
  }
}
