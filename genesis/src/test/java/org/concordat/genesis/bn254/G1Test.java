package org.concordat.genesis.bn254;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class G1Test {
  private static final BigInteger X = Pairing.X;

  /// 36x³ + 18x² + 6x + 1, what the endomorphism multiplies by.
  private static final BigInteger LAMBDA =
      X.pow(3)
          .multiply(BigInteger.valueOf(36))
          .add(X.pow(2).multiply(BigInteger.valueOf(18)))
          .add(X.multiply(BigInteger.valueOf(6)))
          .add(BigInteger.ONE);

  @Test
  void multipliesLikeThePlainLadderAtTheEdgesAndAtRandom() {
    Random random = new Random(20_261_125);
    Point<Fp> point = Points.g1(987_654_321);
    for (BigInteger scalar : scalars(random)) {
      long[] product = new G1Multiplication().multiply(Points.limbs(point), scalar);
      assertThat(PointCodec.writeG1(product))
          .as(scalar.toString())
          .isEqualTo(Points.write(point.multiply(scalar.mod(Fr.MODULUS))));
    }
  }

  private static List<BigInteger> scalars(Random random) {
    List<BigInteger> scalars = new ArrayList<>();
    BigInteger half = X.pow(2).multiply(BigInteger.valueOf(6));
    for (BigInteger edge : List.of(BigInteger.ZERO, LAMBDA, Fr.MODULUS, half, X)) {
      for (int near = -3; near <= 3; near++) {
        scalars.add(edge.add(BigInteger.valueOf(near)).mod(Fr.MODULUS));
      }
    }
    scalars.add(BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE));
    for (int i = 0; i < 60; i++) {
      scalars.add(new BigInteger(256, random));
    }
    return scalars;
  }

  @Test
  void addsInEveryCase() {
    G1 g1 = new G1();
    Point<Fp> one = Points.g1(5);
    for (Point<Fp> other :
        List.of(one, one.negate(), one.infinity(), Points.g1(7), one.multiply(Fr.MODULUS))) {
      long[] sum = Points.limbs(one);
      g1.twice(sum, 0);
      g1.add(sum, 0, Points.limbs(other), 0);
      assertThat(PointCodec.writeG1(sum)).isEqualTo(Points.write(one.twice().add(other)));
      long[] plain = Points.limbs(other);
      g1.add(plain, 0, Points.limbs(one), 0);
      assertThat(PointCodec.writeG1(plain)).isEqualTo(Points.write(other.add(one)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5})
  void signedDigitsAreSparseAndSumUp(int width) {
    Random random = new Random(width);
    for (int i = 0; i < 200; i++) {
      BigInteger value = new BigInteger(128, random).subtract(BigInteger.ONE.shiftLeft(127));
      int[] digits = SignedDigits.of(value, width);
      BigInteger sum = BigInteger.ZERO;
      int last = digits.length + width;
      for (int at = digits.length - 1; at >= 0; at--) {
        sum = sum.shiftLeft(1).add(BigInteger.valueOf(digits[at]));
        if (digits[at] != 0) {
          assertThat(Math.abs(digits[at])).isOdd().isLessThan(1 << (width - 1));
          assertThat(last - at).isGreaterThanOrEqualTo(width);
          last = at;
        }
      }
      assertThat(sum).isEqualTo(value);
    }
  }
}
