package org.concordat.genesis.bn254;

import java.math.BigInteger;
import java.util.Arrays;

/// Additions of affine points, many at a time: they share the inversions that affine formulas need,
/// so that one costs six products.
///
/// Additions are put in one by one, each with the place its sum goes to, and done when there is no
/// more room or {@link #flush} is called. Lane by lane and layer by layer the differences of x are
/// multiplied up; the product of each lane is inverted, and taken apart again on the way back. A
/// product of zero gives away that some addition of its lane is of points with the same x: those
/// are done one by one. For one thread.
final class LaneAdditions {
  private static final int LANES = LaneField.LANES;
  private static final int DIGITS = LaneField.DIGITS;

  /// Additions that share one lane's inversion.
  private static final int LAYERS = 16;

  private static final PrimeField FIELD = PrimeField.BASE;

  /// Undoes what an inversion does to the power of two: limbs hold twice what digits hold.
  private static final long[] QUARTER =
      FieldCodec.BASE.reduce(BigInteger.valueOf(4).modInverse(PrimeField.BASE.modulus()));

  private final PointArrays group;
  private final LanePoints points;
  private final LaneCoordinates field;

  /// Doubles per coordinate of all lanes.
  private final int size;

  // Per layer: both points, the differences, and the product of the differences of x before it.
  private final double[] x1;
  private final double[] y1;
  private final double[] x2;
  private final double[] y2;
  private final double[] products;
  private final double[] inverse;
  private final double[] slope;
  private final double[] sum;
  private final int[] targets = new int[LAYERS * LANES];
  private int count;

  /// Where the sums go.
  private final double[] out;

  LaneAdditions(PointArrays group, double[] out) {
    this.group = group;
    this.points = new LanePoints(group);
    this.field = LaneCoordinates.of(group);
    this.size = field.size();
    this.x1 = new double[LAYERS * size];
    this.y1 = new double[LAYERS * size];
    this.x2 = new double[LAYERS * size];
    this.y2 = new double[LAYERS * size];
    this.products = new double[LAYERS * size];
    this.inverse = new double[size];
    this.slope = new double[size];
    this.sum = new double[size];
    this.out = out;
  }

  /// Puts in one addition of points, neither of them infinity.
  ///
  /// @param signA 1, or -1 for the negative of the point at `i`, as is `signB` for the one at `j`
  /// @param target index in the array of sums
  void put(double[] from, int i, double signA, int j, double signB, int target) {
    int half = points.size() / 2;
    int lane = count / LANES * size + count % LANES;
    spread(x1, lane, from, i, half, 1);
    spread(y1, lane, from, i + half, half, signA);
    spread(x2, lane, from, j, half, 1);
    spread(y2, lane, from, j + half, half, signB);
    targets[count] = target;
    count++;
    if (count == targets.length) {
      flush();
    }
  }

  /// Puts the digits of a coordinate into a lane, five and five: written out, because loops of five
  /// cost more than what they do.
  private static void spread(
      double[] block, int lane, double[] digits, int i, int length, double sign) {
    for (int k = 0; k < length; k += DIGITS) {
      int to = lane + k * LANES;
      int from = i + k;
      block[to] = sign * digits[from];
      block[to + LANES] = sign * digits[from + 1];
      block[to + 2 * LANES] = sign * digits[from + 2];
      block[to + 3 * LANES] = sign * digits[from + 3];
      block[to + 4 * LANES] = sign * digits[from + 4];
    }
  }

  /// The reverse of {@link #spread}.
  private static void gather(double[] digits, int o, double[] block, int lane, int length) {
    for (int k = 0; k < length; k += DIGITS) {
      int from = lane + k * LANES;
      int to = o + k;
      digits[to] = block[from];
      digits[to + 1] = block[from + LANES];
      digits[to + 2] = block[from + 2 * LANES];
      digits[to + 3] = block[from + 3 * LANES];
      digits[to + 4] = block[from + 4 * LANES];
    }
  }

  /// Does all additions that were put in.
  void flush() {
    if (count == 0) {
      return;
    }
    fill();
    int layers = Math.ceilDiv(count, LANES);
    for (int layer = 0; layer < layers; layer++) {
      int at = layer * size;
      field.subtract(x2, at, x2, at, x1, at);
      field.subtract(y2, at, y2, at, y1, at);
    }
    multiplyUp(layers);
    if (!invert(layers)) {
      setApartSameX();
      multiplyUp(layers);
      if (!invert(layers)) {
        throw new IllegalStateException("a difference of x is zero that was replaced by one");
      }
    }
    for (int layer = layers - 1; layer >= 0; layer--) {
      add(layer);
    }
    count = 0;
  }

  /// Lanes without an addition get a difference that can be inverted.
  private void fill() {
    int half = points.size() / 2;
    double[] zero = new double[half];
    double[] one = new double[half];
    one[0] = 1;
    for (int free = count; free % LANES != 0; free++) {
      int lane = free / LANES * size + free % LANES;
      spread(x1, lane, zero, 0, half, 1);
      spread(y1, lane, zero, 0, half, 1);
      spread(x2, lane, one, 0, half, 1);
      spread(y2, lane, zero, 0, half, 1);
    }
  }

  private void multiplyUp(int layers) {
    System.arraycopy(x2, 0, products, 0, size);
    for (int layer = 1; layer < layers; layer++) {
      field.multiply(products, layer * size, products, (layer - 1) * size, x2, layer * size);
    }
  }

  /// Inverts the product of every lane.
  ///
  /// @return whether none was zero
  private boolean invert(int layers) {
    int at = (layers - 1) * size;
    int numbers = field.blocks();
    BatchInversion inversion = new BatchInversion(group.field(), LANES);
    long[] limbs = new long[group.field().limbs()];
    boolean whole = true;
    for (int e = 0; e < LANES; e++) {
      limbs(limbs, products, at + e, numbers);
      whole &= !group.field().isZero(limbs, 0);
      inversion.put(e, limbs, 0);
    }
    inversion.invert();
    double[] digits = new double[DIGITS];
    for (int e = 0; e < LANES; e++) {
      inversion.get(limbs, 0, e);
      for (int number = 0; number < numbers; number++) {
        int limb = number * PrimeField.LIMBS;
        FIELD.mul(limbs, limb, limbs, limb, QUARTER, 0);
        LanePoints.digits(digits, 0, limbs, limb);
        spread(inverse, e + number * LaneField.BLOCK, digits, 0, DIGITS, 1);
      }
    }
    return whole;
  }

  private static void limbs(long[] out, double[] block, int lane, int numbers) {
    for (int number = 0; number < numbers; number++) {
      LanePoints.number(
          out, number * PrimeField.LIMBS, block, lane + number * LaneField.BLOCK, LANES);
    }
  }

  /// Takes the additions of a layer, whose inverse stands in `inverse`, and leaves that of the
  /// layer before it there.
  private void add(int layer) {
    int at = layer * size;
    if (layer > 0) {
      field.multiply(slope, 0, inverse, 0, products, at - size);
      field.multiply(inverse, 0, inverse, 0, x2, at);
    } else {
      System.arraycopy(inverse, 0, slope, 0, size);
    }
    field.multiply(slope, 0, slope, 0, y2, at);
    field.square(sum, 0, slope, 0);
    // x3 = slope² - x1 - x2, where x2 is x1 and the difference.
    field.subtractTwiceAndOnce(sum, 0, sum, 0, x1, at, x2, at);
    field.subtract(x1, at, x1, at, sum, 0);
    field.multiply(slope, 0, slope, 0, x1, at);
    field.subtract(slope, 0, slope, 0, y1, at);
    int half = points.size() / 2;
    int end = Math.min(LANES, count - layer * LANES);
    for (int e = 0; e < end; e++) {
      int target = targets[layer * LANES + e];
      if (target >= 0) {
        gather(out, target, sum, e, half);
        gather(out, target + half, slope, e, half);
      }
    }
  }

  /// Does the additions of points with the same x, and gives each a difference of one in place.
  private void setApartSameX() {
    int half = points.size() / 2;
    int numbers = field.blocks();
    long[] limbs = new long[group.field().limbs()];
    double[] digits = new double[points.size()];
    for (int k = 0; k < count; k++) {
      int lane = k / LANES * size + k % LANES;
      limbs(limbs, x2, lane, numbers);
      if (group.field().isZero(limbs, 0)) {
        limbs(limbs, y2, lane, numbers);
        boolean same = group.field().isZero(limbs, 0);
        gather(digits, 0, x1, lane, half);
        gather(digits, half, y1, lane, half);
        if (same) {
          twice(digits);
        } else {
          Arrays.fill(digits, 0);
        }
        System.arraycopy(digits, 0, out, targets[k], digits.length);
        targets[k] = -1;
        Arrays.fill(digits, 0);
        digits[0] = 1;
        spread(x2, lane, digits, 0, half, 1);
      }
    }
  }

  private void twice(double[] digits) {
    long[] affine = new long[group.affineStride()];
    long[] jacobian = new long[group.jacobianStride()];
    points.leave(affine, 0, digits, 0);
    group.toJacobian(jacobian, 0, affine, 0);
    group.twice(jacobian, 0);
    group.normalize(jacobian, 0, 1, affine, 0);
    points.enter(digits, 0, affine, 0);
  }
}
