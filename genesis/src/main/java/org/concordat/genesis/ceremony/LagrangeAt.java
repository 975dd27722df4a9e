package org.concordat.genesis.ceremony;

import static org.concordat.genesis.bn254.ScalarArrays.STRIDE;

import java.math.BigInteger;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.NumberTheoreticTransform;
import org.concordat.genesis.bn254.ScalarArrays;

/// The Lagrange polynomials of the roots of one, at a known point.
final class LagrangeAt {
  private LagrangeAt() {}

  /// L_i(x) = ω^i · (x^n - 1) / (n · (x - ω^i)) for i from 0 to n - 1, with n = 2^log, packed.
  ///
  /// @param x no n-th root of one: a random scalar is none
  static long[] all(int log, Fr x) {
    int n = 1 << log;
    long[] roots = powers(NumberTheoreticTransform.root(log), n);
    long[] values = ScalarArrays.zeros(n);
    long[] point = ScalarArrays.zeros(1);
    ScalarArrays.store(x, point, 0);
    for (int i = 0; i < n; i++) {
      ScalarArrays.subtract(values, i * STRIDE, point, 0, roots, i * STRIDE);
    }
    invertAll(values);
    ScalarArrays.store(power(x, n).subtract(Fr.ONE).multiply(Fr.of(n).inverse()), point, 0);
    for (int i = 0; i < n; i++) {
      ScalarArrays.multiply(values, i * STRIDE, values, i * STRIDE, roots, i * STRIDE);
      ScalarArrays.multiply(values, i * STRIDE, values, i * STRIDE, point, 0);
    }
    return values;
  }

  static Fr power(Fr x, long exponent) {
    return Fr.reduce(x.toBigInteger().modPow(BigInteger.valueOf(exponent), Fr.MODULUS));
  }

  /// 1, x, x², …, packed.
  static long[] powers(Fr x, int count) {
    long[] powers = ScalarArrays.zeros(count);
    long[] step = ScalarArrays.zeros(1);
    ScalarArrays.store(x, step, 0);
    ScalarArrays.store(Fr.ONE, powers, 0);
    for (int i = STRIDE; i < powers.length; i += STRIDE) {
      ScalarArrays.multiply(powers, i, powers, i - STRIDE, step, 0);
    }
    return powers;
  }

  /// Every element, none of them zero, becomes its inverse, at the price of a single inversion.
  private static void invertAll(long[] values) {
    long[] products = ScalarArrays.zeros(values.length / STRIDE + 1);
    ScalarArrays.store(Fr.ONE, products, 0);
    for (int i = 0; i < values.length; i += STRIDE) {
      ScalarArrays.multiply(products, i + STRIDE, products, i, values, i);
    }
    long[] rest = ScalarArrays.zeros(1);
    ScalarArrays.store(ScalarArrays.load(products, values.length).inverse(), rest, 0);
    long[] inverse = ScalarArrays.zeros(1);
    for (int i = values.length - STRIDE; i >= 0; i -= STRIDE) {
      ScalarArrays.multiply(inverse, 0, rest, 0, products, i);
      ScalarArrays.multiply(rest, 0, rest, 0, values, i);
      System.arraycopy(inverse, 0, values, i, STRIDE);
    }
  }
}
