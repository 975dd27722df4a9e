package org.concordat.genesis.bn254;

/// Arithmetic of Fp12, a + b·w with w² = v, on flat arrays: two elements of {@link Fp6Arrays} in a
/// row. Outputs may be inputs.
final class Fp12Arrays {
  static final int LIMBS = 2 * Fp6Arrays.LIMBS;

  private static final int W = Fp6Arrays.LIMBS;
  private static final int FP2 = Fp2Arrays.LIMBS;

  private final Fp2Arrays fp2 = new Fp2Arrays();
  private final Fp6Arrays fp6 = new Fp6Arrays(fp2);
  private final long[] low = new long[W];
  private final long[] high = new long[W];
  private final long[] sum = new long[W];
  private final long[] other = new long[W];

  static long[] one() {
    long[] one = new long[LIMBS];
    System.arraycopy(FieldCodec.BASE.one(), 0, one, 0, PrimeField.LIMBS);
    return one;
  }

  Fp2Arrays fp2() {
    return fp2;
  }

  void multiply(long[] out, long[] a, long[] b) {
    fp6.multiply(low, 0, a, 0, b, 0);
    fp6.multiply(high, 0, a, W, b, W);
    Fp6Arrays.add(sum, 0, a, 0, a, W);
    Fp6Arrays.add(other, 0, b, 0, b, W);
    fp6.multiply(sum, 0, sum, 0, other, 0);
    join(out);
  }

  /// Times a + b·w + c·v·w, the shape of a line.
  ///
  /// @param line a, b and c in a row
  void multiplyLine(long[] out, long[] f, long[] line) {
    fp6.scale(low, 0, f, 0, line, 0);
    fp6.multiplySparse(high, 0, f, W, line, FP2);
    Fp6Arrays.add(sum, 0, f, 0, f, W);
    Fp2Arrays.add(other, 0, line, 0, line, FP2);
    Fp2Arrays.copy(other, FP2, line, 2 * FP2);
    fp6.multiplySparse(sum, 0, sum, 0, other, 0);
    join(out);
  }

  /// From the products of the low and high halves and of the sums of both.
  private void join(long[] out) {
    Fp6Arrays.subtract(sum, 0, sum, 0, low, 0);
    Fp6Arrays.subtract(out, W, sum, 0, high, 0);
    fp6.timesV(high, 0, high, 0);
    Fp6Arrays.add(out, 0, low, 0, high, 0);
  }

  void square(long[] out, long[] a) {
    fp6.multiply(low, 0, a, 0, a, W);
    Fp6Arrays.add(sum, 0, a, 0, a, W);
    fp6.timesV(other, 0, a, W);
    Fp6Arrays.add(other, 0, other, 0, a, 0);
    fp6.multiply(sum, 0, sum, 0, other, 0);
    fp6.timesV(high, 0, low, 0);
    Fp6Arrays.subtract(sum, 0, sum, 0, low, 0);
    Fp6Arrays.subtract(out, 0, sum, 0, high, 0);
    Fp6Arrays.add(out, W, low, 0, low, 0);
  }

  /// The p^6-th power; for elements of norm one also the inverse.
  void conjugate(long[] out, long[] a) {
    System.arraycopy(a, 0, out, 0, W);
    Fp6Arrays.negate(out, W, a, W);
  }

  void invert(long[] out, long[] a) {
    fp6.multiply(low, 0, a, 0, a, 0);
    fp6.multiply(high, 0, a, W, a, W);
    fp6.timesV(high, 0, high, 0);
    Fp6Arrays.subtract(low, 0, low, 0, high, 0);
    fp6.invert(low, 0, low, 0);
    fp6.multiply(out, 0, a, 0, low, 0);
    fp6.multiply(out, W, a, W, low, 0);
    Fp6Arrays.negate(out, W, out, W);
  }

  /// The p-th power.
  void frobenius(long[] out, long[] a) {
    for (int half = 0; half < 2; half++) {
      for (int k = 0; k < 3; k++) {
        int at = half * W + k * FP2;
        Fp2Arrays.conjugate(out, at, a, at);
        fp2.multiply(out, at, out, at, Frobenius.FACTORS, Frobenius.of(2 * k + half));
      }
    }
  }

  /// The square of an element of the cyclotomic subgroup (Granger and Scott, ePrint 2009/565); for
  /// any other element the result means nothing.
  void cyclotomicSquare(long[] out, long[] a) {
    squareFp4(low, 0, a, 0, a, W + FP2);
    squareFp4(high, 0, a, W, a, 2 * FP2);
    squareFp4(sum, 0, a, FP2, a, W + 2 * FP2);
    fp2.timesXi(sum, FP2, sum, FP2);
    lessTwice(out, 0, low, 0, a);
    lessTwice(out, FP2, high, 0, a);
    lessTwice(out, 2 * FP2, sum, 0, a);
    plusTwice(out, W, sum, FP2, a);
    plusTwice(out, W + FP2, low, FP2, a);
    plusTwice(out, W + 2 * FP2, high, FP2, a);
  }

  /// `(x + y·s)²` where s² = ξ, as two coefficients in a row.
  private void squareFp4(long[] out, int o, long[] x, int i, long[] y, int j) {
    fp2.square(other, 0, x, i);
    fp2.square(other, FP2, y, j);
    Fp2Arrays.add(out, o + FP2, x, i, y, j);
    fp2.square(out, o + FP2, out, o + FP2);
    Fp2Arrays.subtract(out, o + FP2, out, o + FP2, other, 0);
    Fp2Arrays.subtract(out, o + FP2, out, o + FP2, other, FP2);
    fp2.timesXi(other, FP2, other, FP2);
    Fp2Arrays.add(out, o, other, 0, other, FP2);
  }

  /// `out = 3·square - 2·old`, where `old` stands at the same place as `out`.
  private static void lessTwice(long[] out, int o, long[] square, int i, long[] old) {
    Fp2Arrays.subtract(out, o, square, i, old, o);
    Fp2Arrays.twice(out, o, out, o);
    Fp2Arrays.add(out, o, out, o, square, i);
  }

  /// `out = 3·square + 2·old`.
  private static void plusTwice(long[] out, int o, long[] square, int i, long[] old) {
    Fp2Arrays.add(out, o, square, i, old, o);
    Fp2Arrays.twice(out, o, out, o);
    Fp2Arrays.add(out, o, out, o, square, i);
  }
}
