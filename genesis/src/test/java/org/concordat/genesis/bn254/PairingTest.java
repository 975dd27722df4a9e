package org.concordat.genesis.bn254;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairingTest {
  private static Fp12 pair(Point<Fp> p, Point<Fp2> q) {
    return Pairing.finalExponentiation(Pairing.millerLoop(List.of(new LineWalk(p, q))));
  }

  @Test
  void isNotDegenerateAndHasOrderR() {
    Fp12 value = pair(Points.G1, Points.G2);
    assertThat(value).isNotEqualTo(Fp12.ONE);
    assertThat(power(value, Fr.MODULUS)).isEqualTo(Fp12.ONE);
  }

  @Test
  void isBilinear() {
    Fp12 base = pair(Points.G1, Points.G2);
    assertThat(pair(Points.g1(5), Points.g2(7))).isEqualTo(power(base, BigInteger.valueOf(35)));
    assertThat(pair(Points.g1(35), Points.G2)).isEqualTo(pair(Points.G1, Points.g2(35)));
  }

  @Test
  void multipliesTheMillerFunctionsOfSeveralPairs() {
    LineWalk one = new LineWalk(Points.g1(2), Points.g2(3));
    LineWalk two = new LineWalk(Points.g1(4), Points.g2(5));
    assertThat(Pairing.finalExponentiation(Pairing.millerLoop(List.of(one, two))))
        .isEqualTo(pair(Points.g1(26), Points.G2));
  }

  @Test
  void agreesWithThePlainPairing() {
    assertThat(ReferencePairing.Element.of(pair(Points.g1(11), Points.g2(13))))
        .isEqualTo(ReferencePairing.pair(Points.g1(11), Points.g2(13)));
  }

  @Test
  void squaresCyclotomicElementsAsItSquaresOthers() {
    Fp12 value = pair(Points.g1(3), Points.G2);
    assertThat(value.cyclotomicSquare()).isEqualTo(value.square());
    assertThat(value.square()).isEqualTo(value.multiply(value));
  }

  @Test
  void takesThePthPowerByConjugation() {
    Fp12 value = Pairing.millerLoop(List.of(new LineWalk(Points.g1(3), Points.G2)));
    assertThat(value.frobenius()).isEqualTo(power(value, PrimeField.BASE.modulus()));
    assertThat(value.multiply(value.inverse())).isEqualTo(Fp12.ONE);
  }

  @Test
  void writesTheLoopCountInSignedDigits() {
    int[] digits = Pairing.nonAdjacentForm(Curve.X);
    BigInteger sum = BigInteger.ZERO;
    for (int i = digits.length - 1; i >= 0; i--) {
      sum = sum.shiftLeft(1).add(BigInteger.valueOf(digits[i]));
      assertThat(i > 0 && digits[i] != 0 && digits[i - 1] != 0).isFalse();
    }
    assertThat(sum).isEqualTo(Curve.X);
  }

  private static Fp12 power(Fp12 base, BigInteger exponent) {
    Fp12 result = Fp12.ONE;
    for (int bit = exponent.bitLength() - 1; bit >= 0; bit--) {
      result = result.square();
      if (exponent.testBit(bit)) {
        result = result.multiply(base);
      }
    }
    return result;
  }
}
