package org.concordat.genesis.bn254;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Lanes against plain `BigInteger` arithmetic.
class LaneFieldTest {
  private static final int LANES = LaneField.LANES;
  private static final double DIGIT_MAX = 0x1p50;

  private final Random random = new Random(20_261_131);

  static Stream<PrimeField> fields() {
    return Stream.of(PrimeField.BASE, PrimeField.SCALAR);
  }

  /// Digits at most `bound` in size, every third of them at the bound; the first four lanes have
  /// nothing but the bound, in every combination of signs that two blocks can have.
  private double[] block(double bound, int signs) {
    double[] block = new double[LaneField.BLOCK];
    for (int at = 0; at < block.length; at++) {
      int lane = at % LANES;
      double sign = lane < 4 ? ((lane & signs) == 0 ? 1 : -1) : random.nextInt(3) - 1;
      block[at] = sign == 0 ? Math.rint((random.nextDouble() * 2 - 1) * bound) : sign * bound;
      block[at] -= lane % 8 > 3 ? Math.signum(block[at]) : 0;
    }
    return block;
  }

  private static BigInteger value(double[] block, int lane) {
    BigInteger value = BigInteger.ZERO;
    for (int k = LaneField.DIGITS - 1; k >= 0; k--) {
      BigInteger digit = BigInteger.valueOf((long) block[k * LANES + lane]);
      value = value.shiftLeft(LaneField.DIGIT_BITS).add(digit);
    }
    return value;
  }

  private static void assertSettled(double[] block) {
    double largest =
        Arrays.stream(block, 0, (LaneField.DIGITS - 1) * LANES).map(Math::abs).max().orElse(0);
    assertThat(largest).isLessThanOrEqualTo(DIGIT_MAX);
  }

  @ParameterizedTest
  @MethodSource("fields")
  void multipliesLikeBigIntegerWithTheLargestDigits(PrimeField field) {
    LaneField lanes = new LaneField(field);
    BigInteger p = field.modulus();
    BigInteger inverseOfR = BigInteger.ONE.shiftLeft(255).modInverse(p);
    for (int round = 0; round < 20; round++) {
      double[] a = block(DIGIT_MAX, 1);
      double[] b = block(DIGIT_MAX, 2);
      double[] out = new double[LaneField.BLOCK];
      lanes.multiply(out, 0, a, 0, b, 0);
      assertSettled(out);
      for (int e = 0; e < LANES; e++) {
        BigInteger product = value(a, e).multiply(value(b, e));
        assertThat(value(out, e).mod(p)).isEqualTo(product.multiply(inverseOfR).mod(p));
        BigInteger bound = product.abs().shiftRight(255).add(p.shiftRight(1)).add(p.shiftRight(40));
        assertThat(value(out, e).abs()).isLessThanOrEqualTo(bound);
      }
      lanes.multiply(a, 0, a, 0, b, 0);
      assertThat(a).as("in place").isEqualTo(out);
    }
  }

  @ParameterizedTest
  @MethodSource("fields")
  void addsAndSubtractsLikeBigIntegerAndComesOutSmall(PrimeField field) {
    LaneField lanes = new LaneField(field);
    BigInteger p = field.modulus();
    for (int round = 0; round < 10; round++) {
      double[] a = block(DIGIT_MAX, 1);
      double[] b = block(DIGIT_MAX, 2);
      double[] sum = new double[LaneField.BLOCK];
      double[] difference = new double[LaneField.BLOCK];
      lanes.add(sum, 0, a, 0, b, 0);
      lanes.subtract(difference, 0, a, 0, b, 0);
      assertSettled(sum);
      assertSettled(difference);
      for (int e = 0; e < LANES; e++) {
        BigInteger x = value(a, e);
        BigInteger y = value(b, e);
        assertThat(value(sum, e).mod(p)).isEqualTo(x.add(y).mod(p));
        assertThat(value(difference, e).mod(p)).isEqualTo(x.subtract(y).mod(p));
        BigInteger bound = p.shiftRight(1).add(p.shiftRight(40));
        assertThat(value(sum, e).abs()).isLessThanOrEqualTo(bound);
        assertThat(value(difference, e).abs()).isLessThanOrEqualTo(bound);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("fields")
  void subtractsThreeLikeBigInteger(PrimeField field) {
    LaneField lanes = new LaneField(field);
    BigInteger p = field.modulus();
    double[] a = block(DIGIT_MAX, 1);
    double[] b = block(DIGIT_MAX, 2);
    double[] c = block(DIGIT_MAX, 3);
    for (int at = (LaneField.DIGITS - 1) * LANES; at < b.length; at++) {
      b[at] = Math.rint(b[at] * 0.75);
      c[at] = Math.rint(c[at] * 0.5);
    }
    double[] out = new double[LaneField.BLOCK];
    lanes.subtractTwiceAndOnce(out, 0, a, 0, b, 0, c, 0);
    assertSettled(out);
    for (int e = 0; e < LANES; e++) {
      BigInteger expected = value(a, e).subtract(value(b, e).shiftLeft(1)).subtract(value(c, e));
      assertThat(value(out, e).mod(p)).isEqualTo(expected.mod(p));
    }
  }
}
