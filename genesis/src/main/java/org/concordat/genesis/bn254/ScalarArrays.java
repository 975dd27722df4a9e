package org.concordat.genesis.bn254;

import java.util.List;

/// Scalar-field arithmetic for hot loops: many elements in one `long[]`, no allocation.
///
/// An element at index `i` occupies `array[i .. i + STRIDE - 1]` in a form private to this package
/// (Montgomery limbs); elements enter and leave through {@link #store}, {@link #pack}, {@link
/// #load} and, as plain numbers, {@link #fromPlain} and {@link #toPlain}, which is what keeps every
/// element reduced. Outputs may overlap inputs.
public final class ScalarArrays {
  /// Longs per element.
  public static final int STRIDE = PrimeField.LIMBS;

  /// The most products {@link #dot} adds up in one call.
  public static final int DOT_LENGTH_MAX = PrimeField.DOT_LENGTH_MAX;

  private static final PrimeField FIELD = PrimeField.SCALAR;

  private static final long[] PLAIN_ONE = {1, 0, 0, 0};

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

  /// The number below r that an element stands for, least significant limb first: the form in which
  /// `.wtns` files hold it, and scalars enter a sum of points.
  public static void toPlain(long[] out, int o, long[] a, int i) {
    FIELD.mul(out, o, a, i, PLAIN_ONE, 0);
  }

  /// The element of a number below r.
  public static void fromPlain(long[] out, int o, long[] plain, int i) {
    FieldCodec.SCALAR.enter(out, o, plain, i);
  }

  /// Whether four limbs, least significant first, are a number below r.
  public static boolean isReduced(long[] a, int i) {
    return FIELD.isReduced(a, i);
  }

  /// `count` bits of a plain number from bit `from` on; zeros beyond its 256.
  static int bits(long[] plain, int i, int from, int count) {
    int limb = from >> 6;
    int shift = from & 63;
    if (limb >= STRIDE) {
      return 0;
    }
    long bits = plain[i + limb] >>> shift;
    if (shift + count > 64 && limb + 1 < STRIDE) {
      bits |= plain[i + limb + 1] << (64 - shift);
    }
    return (int) (bits & (1L << count) - 1);
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
