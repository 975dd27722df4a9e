package org.concordat.genesis.ceremony;

import static org.concordat.genesis.bn254.ScalarArrays.STRIDE;

import java.util.Arrays;
import org.concordat.genesis.bn254.PointArrays;

/// The sum of one chunk's points, each times a weight of its own, by the bytes of the weights:
/// points of equal byte are added up first.
final class WeightedSum {
  private static final int BUCKETS = 255;

  private final Group group;

  WeightedSum(Group group) {
    this.group = group;
  }

  /// @param points affine, of which those from the `first`-th on are taken
  /// @param weights plain numbers of four limbs
  /// @param bytes that the longest weight has
  /// @return a Jacobian point
  long[] of(long[] points, int first, long[] weights, int count, int bytes) {
    PointArrays arrays = group.arrays();
    long[] sum = new long[arrays.jacobianStride()];
    long[] buckets = new long[BUCKETS * arrays.jacobianStride()];
    for (int place = bytes - 1; place >= 0; place--) {
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        arrays.twice(sum, 0);
      }
      Arrays.fill(buckets, 0);
      for (int i = 0; i < count; i++) {
        int digit =
            (int) (weights[i * STRIDE + place / Long.BYTES] >>> ((place % Long.BYTES) * Byte.SIZE))
                & 0xff;
        if (digit != 0) {
          int bucket = (digit - 1) * arrays.jacobianStride();
          arrays.addAffine(buckets, bucket, points, (first + i) * group.stride());
        }
      }
      addWeighted(arrays, sum, buckets);
    }
    return sum;
  }

  /// Adds 1·bucket[0] + 2·bucket[1] + ….
  private static void addWeighted(PointArrays arrays, long[] sum, long[] buckets) {
    int stride = arrays.jacobianStride();
    long[] running = new long[stride];
    for (int bucket = buckets.length - stride; bucket >= 0; bucket -= stride) {
      arrays.add(running, 0, buckets, bucket);
      arrays.add(sum, 0, running, 0);
    }
  }
}
