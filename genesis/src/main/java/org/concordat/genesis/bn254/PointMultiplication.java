package org.concordat.genesis.bn254;

import java.math.BigInteger;
import java.util.Arrays;

/// A point times a number, digit by signed digit; in G1 by {@link G1Multiplication} with half the
/// doublings.
final class PointMultiplication {
  /// Digits of up to 15 in size: eight odd multiples of the point.
  private static final int WIDTH = 5;

  private static final int ODD_MULTIPLES = 1 << (WIDTH - 2);

  private final PointArrays group;
  private final int stride;

  PointMultiplication(PointArrays group) {
    this.group = group;
    this.stride = group.jacobianStride();
  }

  /// @param factor not negative
  void multiply(long[] out, int o, long[] affine, int i, BigInteger factor) {
    long[] point = new long[stride];
    group.toJacobian(point, 0, affine, i);
    long[] product =
        group.isG1()
            ? new G1Multiplication().multiply(point, factor)
            : byDigits(point, SignedDigits.of(factor, WIDTH));
    System.arraycopy(product, 0, out, o, stride);
  }

  private long[] byDigits(long[] point, int[] digits) {
    long[] table = oddMultiples(point);
    long[] result = new long[stride];
    for (int k = digits.length - 1; k >= 0; k--) {
      group.twice(result, 0);
      if (digits[k] != 0) {
        int at = (Math.abs(digits[k]) >> 1) * stride;
        long[] multiple = Arrays.copyOfRange(table, at, at + stride);
        if (digits[k] < 0) {
          group.negateJacobian(multiple, 0);
        }
        group.add(result, 0, multiple, 0);
      }
    }
    return result;
  }

  private long[] oddMultiples(long[] point) {
    long[] table = Arrays.copyOf(point, ODD_MULTIPLES * stride);
    long[] twice = point.clone();
    group.twice(twice, 0);
    for (int k = 1; k < ODD_MULTIPLES; k++) {
      System.arraycopy(table, (k - 1) * stride, table, k * stride, stride);
      group.add(table, k * stride, twice, 0);
    }
    return table;
  }
}
