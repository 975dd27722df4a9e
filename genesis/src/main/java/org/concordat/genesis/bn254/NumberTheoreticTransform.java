package org.concordat.genesis.bn254;

import java.math.BigInteger;
import java.util.List;

/// Between the coefficients of a polynomial over the scalar field and its values at the powers of a
/// root of unity: the Fourier transform of size 2^k (Cooley and Tukey), in place.
///
/// The root of order 2^k is 5^((r-1)/2^k), 5 being the least number that is no square: the choice
/// of the circom tools, on which their files rest.
public final class NumberTheoreticTransform {
  /// r - 1 has this many factors of two.
  public static final int LOG_SIZE_MAX = 28;

  private static final PrimeField FIELD = PrimeField.SCALAR;
  private static final int W = PrimeField.LIMBS;
  private static final BigInteger NO_SQUARE = BigInteger.valueOf(5);

  /// What one thread takes at a time, in pairs.
  private static final int CHUNK = 1 << 12;

  /// Elements that a processor's cache holds: the first steps, which stay within as many, are done
  /// block by block.
  private static final int BLOCK = 1 << 11;

  private final int size;
  private final Workers workers;

  /// The powers of the root and of its inverse, half the size each.
  private final long[] powers;

  private final long[] inversePowers;

  public NumberTheoreticTransform(int logSize, Workers workers) {
    if (logSize < 0 || logSize > LOG_SIZE_MAX) {
      throw new IllegalArgumentException("no transform of size 2^" + logSize);
    }
    this.size = 1 << logSize;
    this.workers = workers;
    Fr root = root(logSize);
    this.powers = powers(root, Math.max(1, size / 2), Fr.ONE);
    this.inversePowers = powers(root.inverse(), Math.max(1, size / 2), Fr.ONE);
  }

  /// The root of unity of order 2^`logOrder`.
  public static Fr root(int logOrder) {
    BigInteger exponent = Fr.MODULUS.subtract(BigInteger.ONE).shiftRight(logOrder);
    return Fr.reduce(NO_SQUARE.modPow(exponent, Fr.MODULUS));
  }

  /// first, first·base, first·base², …: `count` of them.
  private static long[] powers(Fr base, int count, Fr first) {
    long[] out = ScalarArrays.zeros(count);
    long[] step = ScalarArrays.pack(List.of(base));
    first.copyTo(out, 0);
    for (int i = 1; i < count; i++) {
      FIELD.mul(out, i * W, out, (i - 1) * W, step, 0);
    }
    return out;
  }

  /// From coefficients to values at 1, ω, ω², ….
  ///
  /// @param a as many elements as this transform's size
  public void values(long[] a) {
    transform(a, powers);
  }

  /// From values at 1, ω, ω², … to coefficients.
  public void coefficients(long[] a) {
    transform(a, inversePowers);
    scale(a, Fr.of(size).inverse(), Fr.ONE);
  }

  /// Multiplies coefficient k by first·base^k: with the transform after it, values on a coset.
  public void scale(long[] a, Fr first, Fr base) {
    int chunks = Math.ceilDiv(size, CHUNK);
    workers.forEach(
        chunks,
        chunk -> {
          int from = chunk * CHUNK;
          int to = Math.min(size, from + CHUNK);
          BigInteger skipped = base.toBigInteger().modPow(BigInteger.valueOf(from), Fr.MODULUS);
          long[] factor = ScalarArrays.pack(List.of(first.multiply(Fr.reduce(skipped)), base));
          for (int k = from; k < to; k++) {
            FIELD.mul(a, k * W, a, k * W, factor, 0);
            FIELD.mul(factor, 0, factor, 0, factor, W);
          }
        });
  }

  private void transform(long[] a, long[] roots) {
    if (a.length != size * W) {
      throw new IllegalArgumentException("not " + size + " elements");
    }
    reorder(a);
    int block = Math.min(size, BLOCK);
    workers.forEach(
        size / block,
        i -> {
          for (int half = 1; half < block; half *= 2) {
            butterflies(a, roots, half, i * (block / 2), (i + 1) * (block / 2));
          }
        });
    for (int half = block; half < size; half *= 2) {
      int width = half;
      int pairs = size / 2;
      workers.forEach(
          Math.ceilDiv(pairs, CHUNK),
          i -> butterflies(a, roots, width, i * CHUNK, Math.min(pairs, (i + 1) * CHUNK)));
    }
  }

  private void butterflies(long[] a, long[] roots, int half, int from, int to) {
    long[] room = new long[W];
    for (int pair = from; pair < to; pair++) {
      butterfly(a, roots, half, pair, room);
    }
  }

  /// @param half distance of the two elements
  /// @param pair counted through the whole array
  private void butterfly(long[] a, long[] roots, int half, int pair, long[] room) {
    int within = pair & (half - 1);
    int low = ((pair - within) * 2 + within) * W;
    int high = low + half * W;
    FIELD.mul(room, 0, a, high, roots, within * (size / 2 / half) * W);
    FIELD.sub(a, high, a, low, room, 0);
    FIELD.add(a, low, a, low, room, 0);
  }

  /// Element i trades places with the one whose index has i's bits in reverse.
  private void reorder(long[] a) {
    int shift = Integer.numberOfLeadingZeros(size) + 1;
    for (int i = 0; i < size; i++) {
      int j = size == 1 ? 0 : Integer.reverse(i) >>> shift;
      if (i < j) {
        for (int limb = 0; limb < W; limb++) {
          long swap = a[i * W + limb];
          a[i * W + limb] = a[j * W + limb];
          a[j * W + limb] = swap;
        }
      }
    }
  }
}
