package org.concordat.genesis.bn254;

import java.util.List;

/// Scalar-field arithmetic for hot loops: many elements in one `long[]`, no allocation.
///
/// An element at index `i` occupies `array[i .. i + STRIDE - 1]` in a form private to this package
/// (Montgomery limbs); elements enter and leave through {@link #store}, {@link #pack} and {@link
/// #load}, which is what keeps every element reduced. Outputs may overlap inputs.
public final class ScalarArrays {
  /// Longs per element.
  public static final int STRIDE = PrimeField.LIMBS;

  /// The most products {@link #dot} adds up in one call.
  public static final int DOT_LENGTH_MAX = PrimeField.DOT_LENGTH_MAX;

  private static final PrimeField FIELD = PrimeField.SCALAR;

  private ScalarArrays() {}

  /// A new array of `elements` zeros.
  public static long[] zeros(int elements) {
    return new long[elements * STRIDE];
  }

  public static long[] pack(List<Fr> elements) {
    long[] out = zeros(elements.size());
    for (int i = 0; i < elements.size(); i++) {
      elements.get(i).copyTo(out, i * STRIDE);
    }
    return out;
  }

  public static Fr load(long[] array, int index) {
    return Fr.copyOf(array, index);
  }

  public static void store(Fr value, long[] array, int index) {
    value.copyTo(array, index);
  }

  public static void add(long[] out, int o, long[] a, int i, long[] b, int j) {
    FIELD.add(out, o, a, i, b, j);
  }

  public static void subtract(long[] out, int o, long[] a, int i, long[] b, int j) {
    FIELD.sub(out, o, a, i, b, j);
  }

  public static void multiply(long[] out, int o, long[] a, int i, long[] b, int j) {
    FIELD.mul(out, o, a, i, b, j);
  }

  /// The inner product of `n` consecutive elements of `a` and of `b`, far cheaper than `n`
  /// products.
  ///
  /// @param n at most {@link #DOT_LENGTH_MAX}
  public static void dot(long[] out, int o, long[] a, int i, long[] b, int j, int n) {
    if (n > DOT_LENGTH_MAX) {
      throw new IllegalArgumentException("at most " + DOT_LENGTH_MAX + " products, not " + n);
    }
    FIELD.dot(out, o, a, i, b, j, n);
  }
}
