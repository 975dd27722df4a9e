package org.concordat.genesis.bn254;

import java.util.Arrays;

/// Arithmetic of Fp2, a + b·u with u² = -1, on flat arrays: an element at `i` is a in `array[i .. i
/// + 3]` and b after it, as {@link PrimeField} keeps them. Outputs may be inputs, at the same
///   index.
///
/// An instance owns the room its products need, so nothing is allocated and nothing is shared
/// between threads.
final class Fp2Arrays {
  static final int LIMBS = 2 * PrimeField.LIMBS;

  private static final int U = PrimeField.LIMBS;
  private static final PrimeField FIELD = PrimeField.BASE;
  private static final long[] ZERO = new long[LIMBS];

  private final long[] room = new long[LIMBS];

  static void add(long[] out, int o, long[] a, int i, long[] b, int j) {
    FIELD.add(out, o, a, i, b, j);
    FIELD.add(out, o + U, a, i + U, b, j + U);
  }

  static void subtract(long[] out, int o, long[] a, int i, long[] b, int j) {
    FIELD.sub(out, o, a, i, b, j);
    FIELD.sub(out, o + U, a, i + U, b, j + U);
  }

  static void twice(long[] out, int o, long[] a, int i) {
    add(out, o, a, i, a, i);
  }

  static void negate(long[] out, int o, long[] a, int i) {
    subtract(out, o, ZERO, 0, a, i);
  }

  static void copy(long[] out, int o, long[] a, int i) {
    System.arraycopy(a, i, out, o, LIMBS);
  }

  /// The p-th power.
  static void conjugate(long[] out, int o, long[] a, int i) {
    System.arraycopy(a, i, out, o, U);
    FIELD.sub(out, o + U, ZERO, 0, a, i + U);
  }

  void multiply(long[] out, int o, long[] a, int i, long[] b, int j) {
    FIELD.mulSub(room, 0, a, i, b, j, a, i + U, b, j + U);
    FIELD.mulAdd(out, o + U, a, i, b, j + U, a, i + U, b, j);
    System.arraycopy(room, 0, out, o, U);
  }

  void square(long[] out, int o, long[] a, int i) {
    FIELD.add(room, 0, a, i, a, i + U);
    FIELD.sub(room, U, a, i, a, i + U);
    FIELD.mul(out, o + U, a, i, a, i + U);
    FIELD.add(out, o + U, out, o + U, out, o + U);
    FIELD.mul(out, o, room, 0, room, U);
  }

  /// Times an element of Fp.
  static void scale(long[] out, int o, long[] a, int i, long[] b, int j) {
    FIELD.mul(out, o, a, i, b, j);
    FIELD.mul(out, o + U, a, i + U, b, j);
  }

  /// Times ξ = 9 + u.
  void timesXi(long[] out, int o, long[] a, int i) {
    twice(room, 0, a, i);
    twice(room, 0, room, 0);
    twice(room, 0, room, 0);
    add(room, 0, room, 0, a, i);
    FIELD.sub(room, 0, room, 0, a, i + U);
    FIELD.add(out, o + U, room, U, a, i);
    System.arraycopy(room, 0, out, o, U);
  }

  /// Zero stays zero.
  void invert(long[] out, int o, long[] a, int i) {
    FIELD.mulAdd(room, 0, a, i, a, i, a, i + U, a, i + U);
    FIELD.invert(room, 0, room, 0);
    FIELD.mul(out, o, a, i, room, 0);
    FIELD.mul(out, o + U, a, i + U, room, 0);
    FIELD.sub(out, o + U, ZERO, 0, out, o + U);
  }

  static boolean isZero(long[] a, int i) {
    return equal(a, i, ZERO, 0);
  }

  static boolean equal(long[] a, int i, long[] b, int j) {
    return Arrays.equals(a, i, i + LIMBS, b, j, j + LIMBS);
  }
}
