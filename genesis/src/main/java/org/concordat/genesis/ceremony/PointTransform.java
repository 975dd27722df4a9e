package org.concordat.genesis.ceremony;

import static org.concordat.genesis.bn254.ScalarArrays.STRIDE;

import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.NumberTheoreticTransform;
import org.concordat.genesis.bn254.PointArrays;
import org.concordat.genesis.bn254.ScalarArrays;

/// From the powers of a secret x to the Lagrange polynomials at x, without x: the inverse Fourier
/// transform, with points for numbers. Points stay affine between layers, which makes the next
/// layer's products cheaper than the inversions cost.
final class PointTransform {
  private final Group group;
  private final OrderedChunks chunks;

  PointTransform(Group group, OrderedChunks chunks) {
    this.group = group;
    this.chunks = chunks;
  }

  /// Replaces 2^log affine points P_0, P_1, … by (1/n)·Σ ω^(-i·j)·P_j.
  void inverse(String title, long[] points, int log) {
    int n = 1 << log;
    reorder(points, log);
    long[] roots =
        LagrangeAt.powers(NumberTheoreticTransform.root(log).inverse(), Math.max(1, n / 2));
    for (int half = 1; half < n; half *= 2) {
      int width = half;
      chunks.run(
          title,
          n / 2,
          (from, count) -> butterflies(points, roots, width, (int) from, count),
          _ -> {});
    }
    Fr share = Fr.of(n).inverse();
    chunks.run(title, n, (from, count) -> scale(points, share, (int) from, count), _ -> {});
  }

  /// Turns pairs (P, Q) of one layer into (P + ω·Q, P - ω·Q), in place: no two chunks share one.
  private int butterflies(long[] points, long[] roots, int half, int from, int count) {
    PointArrays arrays = group.arrays();
    int jacobian = arrays.jacobianStride();
    int step = roots.length / STRIDE / half;
    long[] sums = new long[2 * count * jacobian];
    for (int k = 0; k < count; k++) {
      int low = low(from + k, half) * group.stride();
      int high = low + half * group.stride();
      int within = (from + k) % half;
      int sum = 2 * k * jacobian;
      product(arrays, sums, sum, points, high, roots, within * step);
      System.arraycopy(sums, sum, sums, sum + jacobian, jacobian);
      arrays.negateJacobian(sums, sum + jacobian);
      arrays.addAffine(sums, sum, points, low);
      arrays.addAffine(sums, sum + jacobian, points, low);
    }
    long[] affine = new long[2 * count * group.stride()];
    arrays.normalize(sums, 0, 2 * count, affine, 0);
    for (int k = 0; k < count; k++) {
      int low = low(from + k, half) * group.stride();
      int at = 2 * k * group.stride();
      System.arraycopy(affine, at, points, low, group.stride());
      System.arraycopy(
          affine, at + group.stride(), points, low + half * group.stride(), group.stride());
    }
    return count;
  }

  private static int low(int pair, int half) {
    return pair / half * 2 * half + pair % half;
  }

  private static void product(
      PointArrays arrays, long[] out, int o, long[] points, int i, long[] roots, int root) {
    if (root == 0) {
      arrays.toJacobian(out, o, points, i);
    } else {
      arrays.multiply(out, o, points, i, ScalarArrays.load(roots, root * STRIDE));
    }
  }

  private int scale(long[] points, Fr factor, int from, int count) {
    PointArrays arrays = group.arrays();
    int jacobian = arrays.jacobianStride();
    long[] products = new long[count * jacobian];
    for (int k = 0; k < count; k++) {
      arrays.multiply(products, k * jacobian, points, (from + k) * group.stride(), factor);
    }
    arrays.normalize(products, 0, count, points, from * group.stride());
    return count;
  }

  /// Trades every point with the one whose index has its bits in reverse.
  private void reorder(long[] points, int log) {
    long[] room = new long[group.stride()];
    for (int i = 0; i < 1 << log; i++) {
      int j = log == 0 ? 0 : Integer.reverse(i) >>> (Integer.SIZE - log);
      if (i < j) {
        int a = i * room.length;
        int b = j * room.length;
        System.arraycopy(points, a, room, 0, room.length);
        System.arraycopy(points, b, points, a, room.length);
        System.arraycopy(room, 0, points, b, room.length);
      }
    }
  }
}
