package org.concordat.genesis.bn254;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/// The sum of many points, each times a scalar of its own (Pippenger's method): in every digit
/// place the points of equal digits are added up in buckets, and the buckets weighed with their
/// digit.
public final class MultiScalarMultiplication {
  /// Points that are copied from the file at a time.
  private static final int BLOCK = 256;

  private static final ValueLayout.OfLong WORD =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final PointArrays group;
  private final Workers workers;

  public MultiScalarMultiplication(PointArrays group, Workers workers) {
    this.group = group;
    this.workers = workers;
  }

  /// @param points affine, as {@link PointArrays} has them, in a row
  /// @param first the scalar of the first point
  /// @return the sum as a Jacobian point
  public long[] sum(MemorySegment points, ScalarDigits digits, int first) {
    int count = Math.toIntExact(points.byteSize() / (group.affineStride() * Long.BYTES));
    if (first + count > digits.count()) {
      throw new IllegalArgumentException(count + " points from scalar " + first + " on");
    }
    List<Callable<long[]>> parts = new ArrayList<>();
    for (int place = 0; place < digits.places(); place++) {
      short[] digit = digits.place(place);
      parts.add(() -> weighed(points, digit, first, count, digits.width()));
    }
    List<long[]> places = workers.all(parts);
    long[] sum = new long[group.jacobianStride()];
    PointArrays own = group.another();
    for (int place = places.size() - 1; place >= 0; place--) {
      for (int bit = 0; bit < digits.width(); bit++) {
        own.twice(sum, 0);
      }
      own.add(sum, 0, places.get(place), 0);
    }
    return sum;
  }

  /// The sum of the points times the digits of one place.
  private long[] weighed(MemorySegment points, short[] digits, int first, int count, int width) {
    PointArrays own = group.another();
    int jacobian = own.jacobianStride();
    int affine = own.affineStride();
    long[] buckets = new long[(1 << (width - 1)) * jacobian];
    long[] block = new long[BLOCK * affine];
    for (int from = 0; from < count; from += BLOCK) {
      int size = Math.min(BLOCK, count - from);
      long offset = (long) from * affine * Long.BYTES;
      MemorySegment.copy(points, WORD, offset, block, 0, size * affine);
      for (int k = 0; k < size; k++) {
        int digit = digits[first + from + k];
        if (digit < 0) {
          own.negate(block, k * affine);
        }
        if (digit != 0) {
          own.addAffine(buckets, (Math.abs(digit) - 1) * jacobian, block, k * affine);
        }
      }
    }
    return weighed(own, buckets);
  }

  /// 1·bucket[0] + 2·bucket[1] + …: the sum of all sums of buckets from some one on.
  private static long[] weighed(PointArrays own, long[] buckets) {
    int stride = own.jacobianStride();
    long[] running = new long[stride];
    long[] sum = new long[stride];
    for (int bucket = buckets.length - stride; bucket >= 0; bucket -= stride) {
      own.add(running, 0, buckets, bucket);
      own.add(sum, 0, running, 0);
    }
    return Arrays.copyOf(sum, stride);
  }
}
