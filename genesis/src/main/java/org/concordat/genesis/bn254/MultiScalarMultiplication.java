package org.concordat.genesis.bn254;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Callable;

/// The sum of many points, each times a scalar of its own (Pippenger's method): in every digit
/// place the points of equal digits are added up in buckets, and the buckets weighed with their
/// digit.
///
/// Many points are added in lanes ({@link BucketTree}), few one after the other. Each place is one
/// part of the work for the threads there are.
public final class MultiScalarMultiplication {
  /// Fewer points than this do not fill the lanes.
  private static final int LANES_FROM = 4 * LaneField.LANES;

  /// Points that are copied from the file at a time.
  private static final int BLOCK = 256;

  private static final ValueLayout.OfLong WORD =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final PointArrays group;
  private final Workers workers;
  private final int lanesFrom;

  public MultiScalarMultiplication(PointArrays group, Workers workers) {
    this(group, workers, LANES_FROM);
  }

  MultiScalarMultiplication(PointArrays group, Workers workers, int lanesFrom) {
    this.group = group;
    this.workers = workers;
    this.lanesFrom = lanesFrom;
  }

  /// @param points affine, as {@link PointArrays} has them, in a row
  /// @param first the scalar of the first point
  /// @return the sum as a Jacobian point
  public long[] sum(MemorySegment points, ScalarDigits digits, int first) {
    int count = Math.toIntExact(points.byteSize() / ((long) group.affineStride() * Long.BYTES));
    if (first + count > digits.count()) {
      throw new IllegalArgumentException(count + " points from scalar " + first + " on");
    }
    int buckets = 1 << (digits.width() - 1);
    List<Callable<long[]>> parts = new ArrayList<>();
    if (count < lanesFrom) {
      for (int place = 0; place < digits.places(); place++) {
        short[] digit = digits.place(place);
        parts.add(() -> oneByOne(points, digit, first, count, buckets));
      }
    } else {
      BitSet infinite = new BitSet(count);
      double[] entered = enter(points, count, infinite);
      for (int place = 0; place < digits.places(); place++) {
        short[] digit = digits.place(place);
        parts.add(() -> inLanes(entered, digit, first, count, infinite, buckets));
      }
    }
    return joined(workers.all(parts), digits.width());
  }

  private long[] joined(List<long[]> places, int width) {
    long[] sum = new long[group.jacobianStride()];
    PointArrays own = group.another();
    for (int place = places.size() - 1; place >= 0; place--) {
      for (int bit = 0; bit < width; bit++) {
        own.twice(sum, 0);
      }
      own.add(sum, 0, places.get(place), 0);
    }
    return sum;
  }

  /// All points as lanes take them; notes which add nothing: infinity, and what is no point because
  /// its numbers are not below p, on which lanes would fail.
  private double[] enter(MemorySegment points, int count, BitSet infinite) {
    int stride = group.affineStride();
    LanePoints lanes = new LanePoints(group);
    double[] out = new double[count * lanes.size()];
    long[] block = new long[BLOCK * stride];
    for (int from = 0; from < count; from += BLOCK) {
      int size = read(points, from, count, block);
      for (int k = 0; k < size; k++) {
        boolean point = group.isReduced(block, k * stride);
        infinite.set(from + k, !point || group.isInfinity(block, k * stride));
        if (point) {
          lanes.enter(out, (from + k) * lanes.size(), block, k * stride);
        }
      }
    }
    return out;
  }

  private int read(MemorySegment points, int from, int count, long[] block) {
    int size = Math.min(BLOCK, count - from);
    long offset = (long) from * group.affineStride() * Long.BYTES;
    MemorySegment.copy(points, WORD, offset, block, 0, size * group.affineStride());
    return size;
  }

  private long[] inLanes(
      double[] points, short[] digits, int first, int count, BitSet infinite, int buckets) {
    PointArrays own = group.another();
    int affine = own.affineStride();
    long[] sums = new BucketTree(own, digits, first, count, infinite, buckets).sum(points);
    long[] running = new long[own.jacobianStride()];
    long[] sum = new long[own.jacobianStride()];
    for (int bucket = sums.length - affine; bucket >= 0; bucket -= affine) {
      own.addAffine(running, 0, sums, bucket);
      own.add(sum, 0, running, 0);
    }
    return sum;
  }

  private long[] oneByOne(MemorySegment points, short[] digits, int first, int count, int buckets) {
    PointArrays own = group.another();
    int jacobian = own.jacobianStride();
    int affine = own.affineStride();
    long[] sums = new long[buckets * jacobian];
    long[] block = new long[BLOCK * affine];
    for (int from = 0; from < count; from += BLOCK) {
      int size = read(points, from, count, block);
      for (int k = 0; k < size; k++) {
        int digit = digits[first + from + k];
        if (digit < 0) {
          own.negate(block, k * affine);
        }
        if (digit != 0) {
          own.addAffine(sums, (Math.abs(digit) - 1) * jacobian, block, k * affine);
        }
      }
    }
    // 1·sums[0] + 2·sums[1] + …: the sum of all sums of buckets from some one on.
    long[] running = new long[jacobian];
    long[] sum = new long[jacobian];
    for (int bucket = sums.length - jacobian; bucket >= 0; bucket -= jacobian) {
      own.add(running, 0, sums, bucket);
      own.add(sum, 0, running, 0);
    }
    return sum;
  }
}
