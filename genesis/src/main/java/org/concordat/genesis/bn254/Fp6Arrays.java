package org.concordat.genesis.bn254;

/// Arithmetic of Fp6, a + b·v + c·v² with v³ = ξ, on flat arrays: three elements of {@link
/// Fp2Arrays} in a row. Outputs may be inputs, at the same index.
final class Fp6Arrays {
  static final int LIMBS = 3 * Fp2Arrays.LIMBS;

  private static final int V = Fp2Arrays.LIMBS;
  private static final int V2 = 2 * V;

  // Places in `room`: three plain products, two sums, three cross terms.
  private static final int P0 = 0;
  private static final int P1 = V;
  private static final int P2 = 2 * V;
  private static final int S = 3 * V;
  private static final int T = 4 * V;
  private static final int C01 = 5 * V;
  private static final int C02 = 6 * V;
  private static final int C12 = 7 * V;

  private final Fp2Arrays fp2;
  private final long[] room = new long[8 * V];

  Fp6Arrays(Fp2Arrays fp2) {
    this.fp2 = fp2;
  }

  static void add(long[] out, int o, long[] a, int i, long[] b, int j) {
    for (int k = 0; k < LIMBS; k += V) {
      Fp2Arrays.add(out, o + k, a, i + k, b, j + k);
    }
  }

  static void subtract(long[] out, int o, long[] a, int i, long[] b, int j) {
    for (int k = 0; k < LIMBS; k += V) {
      Fp2Arrays.subtract(out, o + k, a, i + k, b, j + k);
    }
  }

  static void negate(long[] out, int o, long[] a, int i) {
    for (int k = 0; k < LIMBS; k += V) {
      Fp2Arrays.negate(out, o + k, a, i + k);
    }
  }

  void multiply(long[] out, int o, long[] a, int i, long[] b, int j) {
    fp2.multiply(room, P0, a, i, b, j);
    fp2.multiply(room, P1, a, i + V, b, j + V);
    fp2.multiply(room, P2, a, i + V2, b, j + V2);
    cross(C12, a, i + V, i + V2, b, j + V, j + V2, P1, P2);
    cross(C01, a, i, i + V, b, j, j + V, P0, P1);
    cross(C02, a, i, i + V2, b, j, j + V2, P0, P2);
    fp2.timesXi(room, C12, room, C12);
    Fp2Arrays.add(out, o, room, P0, room, C12);
    Fp2Arrays.add(out, o + V2, room, C02, room, P1);
    fp2.timesXi(room, P2, room, P2);
    Fp2Arrays.add(out, o + V, room, C01, room, P2);
  }

  /// `room[r] = (a[x] + a[y])·(b[x'] + b[y']) - room[p] - room[q]`.
  private void cross(int r, long[] a, int x, int y, long[] b, int s, int t, int p, int q) {
    Fp2Arrays.add(room, S, a, x, a, y);
    Fp2Arrays.add(room, T, b, s, b, t);
    fp2.multiply(room, r, room, S, room, T);
    Fp2Arrays.subtract(room, r, room, r, room, p);
    Fp2Arrays.subtract(room, r, room, r, room, q);
  }

  /// Times an element of Fp2.
  void scale(long[] out, int o, long[] a, int i, long[] b, int j) {
    for (int k = 0; k < LIMBS; k += V) {
      fp2.multiply(out, o + k, a, i + k, b, j);
    }
  }

  /// Times x + y·v, which stand in `b` one after the other.
  void multiplySparse(long[] out, int o, long[] a, int i, long[] b, int j) {
    fp2.multiply(room, P0, a, i, b, j);
    fp2.multiply(room, P1, a, i + V, b, j + V);
    cross(C01, a, i, i + V, b, j, j + V, P0, P1);
    fp2.multiply(room, S, a, i + V2, b, j + V);
    fp2.timesXi(room, S, room, S);
    fp2.multiply(room, T, a, i + V2, b, j);
    Fp2Arrays.add(out, o, room, P0, room, S);
    Fp2Arrays.copy(out, o + V, room, C01);
    Fp2Arrays.add(out, o + V2, room, T, room, P1);
  }

  void timesV(long[] out, int o, long[] a, int i) {
    fp2.timesXi(room, P0, a, i + V2);
    Fp2Arrays.copy(room, P1, a, i);
    Fp2Arrays.copy(room, P2, a, i + V);
    System.arraycopy(room, P0, out, o, LIMBS);
  }

  /// Zero stays zero.
  void invert(long[] out, int o, long[] a, int i) {
    fp2.square(room, P0, a, i);
    fp2.multiply(room, S, a, i + V, a, i + V2);
    fp2.timesXi(room, S, room, S);
    Fp2Arrays.subtract(room, P0, room, P0, room, S);
    fp2.square(room, P1, a, i + V2);
    fp2.timesXi(room, P1, room, P1);
    fp2.multiply(room, S, a, i, a, i + V);
    Fp2Arrays.subtract(room, P1, room, P1, room, S);
    fp2.square(room, P2, a, i + V);
    fp2.multiply(room, S, a, i, a, i + V2);
    Fp2Arrays.subtract(room, P2, room, P2, room, S);
    norm(a, i);
    for (int k = 0; k < LIMBS; k += V) {
      fp2.multiply(out, o + k, room, k, room, S);
    }
  }

  /// `room[S]`: the inverse of a's norm to Fp2, from its three cofactors.
  private void norm(long[] a, int i) {
    fp2.multiply(room, S, a, i + V2, room, P1);
    fp2.multiply(room, T, a, i + V, room, P2);
    Fp2Arrays.add(room, S, room, S, room, T);
    fp2.timesXi(room, S, room, S);
    fp2.multiply(room, T, a, i, room, P0);
    Fp2Arrays.add(room, S, room, S, room, T);
    fp2.invert(room, S, room, S);
  }
}
