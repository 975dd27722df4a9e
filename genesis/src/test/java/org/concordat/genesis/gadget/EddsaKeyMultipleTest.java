package org.concordat.genesis.gadget;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concordat.genesis.babyjubjub.BabyJubJub;
import org.concordat.genesis.babyjubjub.EdwardsPoint;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.circuit.WitnessResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EddsaKeyMultipleTest {
  private static final BigInteger ORDER = BabyJubJub.ORDER;
  private static final BigInteger CELL = BigInteger.TWO.pow(186);
  private static final EdwardsPoint POINT = BabyJubJub.BASE8.multiply(BigInteger.valueOf(28));

  /// The point, h, the expected product.
  private static final GadgetCircuit CIRCUIT =
      new GadgetCircuit(
          5,
          (b, in) -> {
            EdwardsPair point = new EdwardsPair(in.get(0), in.get(1));
            EdwardsPair found = EddsaKeyMultiple.of(b, point, in.get(2), "identity");
            b.assertEqual(found.x(), in.get(3), "another x");
            b.assertEqual(found.y(), in.get(4), "another y");
          });

  private static List<Fr> inputs(EdwardsPoint point, BigInteger h, EdwardsPoint product) {
    return List.of(point.x(), point.y(), Fr.of(h).orElseThrow(), product.x(), product.y());
  }

  private static boolean accepts(BigInteger h, EdwardsPoint product) {
    return CIRCUIT.run(inputs(POINT, h, product)) instanceof WitnessResult.Satisfied;
  }

  static Stream<BigInteger> scalars() {
    Random random = new Random(28);
    BigInteger half = BigInteger.TWO.pow(250);
    Stream<BigInteger> edges =
        IntStream.range(0, 8)
            .mapToObj(BigInteger::valueOf)
            .map(ORDER::multiply)
            .flatMap(base -> Stream.of(base.add(half), base.add(half).subtract(BigInteger.ONE)));
    Stream<BigInteger> drawn =
        Stream.generate(() -> new BigInteger(254, random).mod(Fr.MODULUS)).limit(40);
    return Stream.concat(edges, drawn);
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void theProductIsThatOfThePlainPoints(BigInteger h) {
    EdwardsPoint product = POINT.multiply(h);
    assertThat(accepts(h, product)).isTrue();
    assertThat(accepts(h, product.add(POINT))).isFalse();
    assertThat(accepts(h, product.negate())).isFalse();
  }

  /// For such h it cannot be told from the highest signs that no modulus was added.
  @Test
  void aScalarNextToAMultipleOfTheOrderIsRefusedEvenWithTheRightProduct() {
    for (BigInteger h : List.of(BigInteger.ONE, ORDER, ORDER.subtract(BigInteger.TEN))) {
      assertThat(accepts(h, POINT.multiply(h))).isFalse();
    }
  }

  @Test
  void theIdentityIsRefusedByName() {
    EdwardsPoint identity = EdwardsPoint.IDENTITY;
    assertThat(CIRCUIT.run(inputs(identity, CELL, identity)))
        .isEqualTo(new WitnessResult.Violated("identity"));
  }

  @Test
  void noStepOfTheLadderCanBeExceptional() {
    BigInteger largestBeforeTheLastStep =
        BigInteger.TWO.pow(249).multiply(BigInteger.valueOf(3)).subtract(BigInteger.ONE);
    assertThat(largestBeforeTheLastStep).isLessThan(ORDER.subtract(BigInteger.ONE));
  }

  /// What the two assertions on the highest signs allow, in whole numbers: no sum reaches r or
  /// falls below 0, so that only one number is equal to h.
  @Test
  void noModulusCanHideInTheNumber() {
    BigInteger middle = BigInteger.TWO.pow(251);
    BigInteger most = BigInteger.TWO.pow(250).multiply(BigInteger.valueOf(3));
    BigInteger between = EddsaKeyMultiple.BETWEEN;
    BigInteger belowTheCell = middle.add(CELL.multiply(between.subtract(BigInteger.ONE)));
    BigInteger aboveTheCell = middle.add(CELL.multiply(between.add(BigInteger.ONE)));
    BigInteger carried = ORDER.multiply(BigInteger.valueOf(7));
    assertThat(between.testBit(0)).isTrue();
    assertThat(belowTheCell.add(carried)).isLessThanOrEqualTo(Fr.MODULUS);
    assertThat(aboveTheCell).isGreaterThanOrEqualTo(ORDER);
    assertThat(most.subtract(ORDER).add(carried)).isLessThan(Fr.MODULUS);
    assertThat(between.abs().add(BigInteger.TWO.pow(64)))
        .isLessThanOrEqualTo(BigInteger.TWO.pow(65));
  }

  @Test
  void costsWhatItSays() {
    assertThat(CIRCUIT.constraints()).isEqualTo(1_590 + 2);
  }

  @Test
  void noWireCanChangeAlone() {
    BigInteger h = new BigInteger(253, new Random(5));
    var search = CIRCUIT.search(inputs(POINT, h, POINT.multiply(h)));
    assertThat(search.wiresThatCanChangeAlone(5, 1)).isEmpty();
    assertThat(search.randomChangesAccepted(5, 500)).isZero();
  }
}
