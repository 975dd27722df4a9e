package org.concordat.genesis.babyjubjub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.bn254.Fr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EdwardsPointTest {
  /// A generator of the whole group, of 8·l points (EIP-2494).
  static final EdwardsPoint GENERATOR =
      point(
          "995203441582195749578291179787384436505546430278305826713579947235728471134",
          "5472060717959818805561601436314318772137091100104008585924551046643952123905");

  static EdwardsPoint point(String x, String y) {
    return EdwardsPoint.of(Fr.reduce(new BigInteger(x)), Fr.reduce(new BigInteger(y)))
        .orElseThrow();
  }

  @Test
  void noPairOfPointsIsExceptionalBecauseAIsASquareAndDIsNot() {
    assertThat(eulerCriterion(BabyJubJub.A)).isEqualTo(BigInteger.ONE);
    assertThat(eulerCriterion(BabyJubJub.D)).isEqualTo(Fr.MODULUS.subtract(BigInteger.ONE));
  }

  private static BigInteger eulerCriterion(Fr value) {
    return value.toBigInteger().modPow(Fr.MODULUS.shiftRight(1), Fr.MODULUS);
  }

  @Test
  void theSubgroupsOrderIsPrimeAndFillsTheHasseInterval() {
    assertThat(BabyJubJub.ORDER.isProbablePrime(100)).isTrue();
    BigInteger trace =
        Fr.MODULUS.add(BigInteger.ONE).subtract(BabyJubJub.ORDER.multiply(BabyJubJub.COFACTOR));
    assertThat(trace.pow(2)).isLessThan(Fr.MODULUS.shiftLeft(2));
  }

  @Test
  void base8IsEightTimesTheGeneratorOfTheWholeGroup() {
    assertThat(GENERATOR.multiply(BabyJubJub.COFACTOR)).isEqualTo(BabyJubJub.BASE8);
    assertThat(BabyJubJub.BASE8.isInSubgroup()).isTrue();
    assertThat(GENERATOR.isInSubgroup()).isFalse();
  }

  static Stream<List<BigInteger>> multiples() throws IOException {
    return Vectors.numbers("/babyjubjub/multiples.txt");
  }

  @ParameterizedTest
  @MethodSource("multiples")
  void multipliesAsCircomlibDoes(List<BigInteger> row) {
    EdwardsPoint product = BabyJubJub.BASE8.multiply(row.getFirst());
    assertThat(product.x().toBigInteger()).isEqualTo(row.get(1));
    assertThat(product.y().toBigInteger()).isEqualTo(row.get(2));
  }

  @Test
  void addsAsTheAffineLawDoes() {
    Random random = new Random(28);
    for (int i = 0; i < 200; i++) {
      EdwardsPoint p = GENERATOR.multiply(new BigInteger(254, random));
      EdwardsPoint q = i % 4 == 0 ? p : GENERATOR.multiply(new BigInteger(254, random));
      ReferenceCurve.Point sum = ReferenceCurve.Point.of(p).add(ReferenceCurve.Point.of(q));
      assertThat(ReferenceCurve.Point.of(p.add(q))).isEqualTo(sum);
      if (p.equals(q)) {
        assertThat(ReferenceCurve.Point.of(p.multiply(BigInteger.TWO))).isEqualTo(sum);
      }
    }
  }

  @Test
  void addsTheIdentityOppositesAndPointsOfOrderTwoLikeAnyOther() {
    EdwardsPoint p = GENERATOR.multiply(BigInteger.valueOf(28));
    EdwardsPoint orderTwo = EdwardsPoint.of(Fr.ZERO, Fr.ONE.negate()).orElseThrow();
    assertThat(p.add(EdwardsPoint.IDENTITY)).isEqualTo(p);
    assertThat(p.add(p.negate())).isEqualTo(EdwardsPoint.IDENTITY);
    assertThat(orderTwo.add(orderTwo)).isEqualTo(EdwardsPoint.IDENTITY);
    assertThat(p.add(orderTwo).add(orderTwo)).isEqualTo(p);
    assertThat(p.multiply(BigInteger.ZERO)).isEqualTo(EdwardsPoint.IDENTITY);
  }

  @Test
  void refusesCoordinatesOffTheCurve() {
    Fr x = BabyJubJub.BASE8.x();
    Fr y = BabyJubJub.BASE8.y();
    assertThat(EdwardsPoint.of(x.add(Fr.ONE), y)).isEmpty();
    assertThat(EdwardsPoint.of(x, y.add(Fr.ONE))).isEmpty();
    assertThat(EdwardsPoint.of(y, x)).isEmpty();
    assertThat(EdwardsPoint.of(Fr.ZERO, Fr.ZERO)).isEmpty();
  }

  @Test
  void readsTheBytesItWrites() {
    assertThat(EdwardsPoint.of(GENERATOR.toBytes())).contains(GENERATOR);
  }

  @Test
  void refusesASecondEncodingOfAPoint() {
    Bytes y = GENERATOR.toBytes().slice(Fr.SIZE);
    Bytes32 above = word(GENERATOR.x().toBigInteger().add(Fr.MODULUS));
    assertThat(EdwardsPoint.of(Bytes.concatenate(above, y))).isEmpty();
    assertThat(EdwardsPoint.of(Bytes.concatenate(GENERATOR.toBytes(), Bytes.of(0)))).isEmpty();
    assertThat(EdwardsPoint.of(GENERATOR.toBytes().slice(1))).isEmpty();
  }

  static Bytes32 word(BigInteger number) {
    return Bytes32.leftPad(Bytes.wrap(number.toByteArray()).trimLeadingZeros());
  }

  @Test
  void refusesANegativeScalar() {
    BigInteger minusOne = BigInteger.ONE.negate();
    assertThatThrownBy(() -> GENERATOR.multiply(minusOne))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
