package org.concordat.genesis.bn254;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The fast transform against the value of a polynomial by Horner's rule.
class NumberTheoreticTransformTest {
  private final Random random = new Random(20_261_130);

  private long[] polynomial(int size) {
    long[] out = ScalarArrays.zeros(size);
    for (int i = 0; i < size; i++) {
      ScalarArrays.store(Fr.reduce(new BigInteger(256, random)), out, i * ScalarArrays.STRIDE);
    }
    return out;
  }

  private static Fr valueAt(long[] coefficients, Fr point) {
    Fr value = Fr.ZERO;
    for (int i = coefficients.length - ScalarArrays.STRIDE; i >= 0; i -= ScalarArrays.STRIDE) {
      value = value.multiply(point).add(ScalarArrays.load(coefficients, i));
    }
    return value;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 6})
  void valuesAreThoseOfThePolynomialAndLeadBackToIt(int logSize) {
    int size = 1 << logSize;
    long[] coefficients = polynomial(size);
    long[] values = coefficients.clone();
    try (Workers workers = Workers.of(2)) {
      NumberTheoreticTransform transform = new NumberTheoreticTransform(logSize, workers);
      transform.values(values);
      Fr root = NumberTheoreticTransform.root(logSize);
      Fr point = Fr.ONE;
      for (int i = 0; i < size; i++) {
        assertThat(ScalarArrays.load(values, i * ScalarArrays.STRIDE))
            .isEqualTo(valueAt(coefficients, point));
        point = point.multiply(root);
      }
      assertThat(point).isEqualTo(Fr.ONE);
      transform.coefficients(values);
      assertThat(values).isEqualTo(coefficients);
      transform.scale(values, Fr.of(3), Fr.of(7));
      assertThat(valueAt(values, Fr.of(11)))
          .isEqualTo(valueAt(coefficients, Fr.of(77)).multiply(Fr.of(3)));
    }
  }

  @Test
  void aSizeThatManyThreadsShareComesBackUnchanged() {
    long[] coefficients = polynomial(1 << 14);
    long[] values = coefficients.clone();
    try (Workers workers = Workers.of(3)) {
      NumberTheoreticTransform transform = new NumberTheoreticTransform(14, workers);
      transform.values(values);
      assertThat(ScalarArrays.load(values, ScalarArrays.STRIDE))
          .isEqualTo(valueAt(coefficients, NumberTheoreticTransform.root(14)));
      transform.coefficients(values);
    }
    assertThat(values).isEqualTo(coefficients);
  }

  @Test
  void rootsHaveTheirOrder() {
    for (int log = 1; log <= NumberTheoreticTransform.LOG_SIZE_MAX; log++) {
      Fr root = NumberTheoreticTransform.root(log);
      for (int k = 1; k < log; k++) {
        root = root.multiply(root);
      }
      assertThat(root).isEqualTo(Fr.ONE.negate());
    }
  }
}
