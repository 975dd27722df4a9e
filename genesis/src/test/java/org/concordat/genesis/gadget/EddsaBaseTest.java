package org.concordat.genesis.gadget;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.concordat.genesis.babyjubjub.BabyJubJub;
import org.concordat.genesis.babyjubjub.EdwardsPoint;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.circuit.WitnessResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EddsaBaseTest {
  /// The digits, then the expected point.
  private static final GadgetCircuit CIRCUIT =
      new GadgetCircuit(
          EddsaBase.WIRES + 2,
          (b, in) -> {
            EdwardsPair found = EddsaBase.multiple(b, in.subList(0, EddsaBase.WIRES)).edwards(b);
            b.assertEqual(found.x(), in.get(EddsaBase.WIRES), "another x");
            b.assertEqual(found.y(), in.get(EddsaBase.WIRES + 1), "another y");
          });

  private static boolean accepts(List<Fr> digits, EdwardsPoint product) {
    return CIRCUIT.run(inputs(digits, product)) instanceof WitnessResult.Satisfied;
  }

  private static List<Fr> inputs(List<Fr> digits, EdwardsPoint product) {
    List<Fr> inputs = new ArrayList<>(digits);
    inputs.addAll(List.of(product.x(), product.y()));
    return inputs;
  }

  static Stream<BigInteger> scalars() {
    Random random = new Random(28);
    Stream<BigInteger> edges =
        Stream.of(1, 2, 3, 16).map(BigInteger::valueOf).flatMap(EddsaBaseTest::bothEnds);
    Stream<BigInteger> drawn =
        Stream.generate(() -> new BigInteger(251, random).mod(BabyJubJub.ORDER)).limit(20);
    return Stream.concat(edges, drawn);
  }

  private static Stream<BigInteger> bothEnds(BigInteger distance) {
    return Stream.of(distance, BabyJubJub.ORDER.subtract(distance));
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void theProductIsThatOfThePlainPoints(BigInteger s) {
    EdwardsPoint product = BabyJubJub.BASE8.multiply(s);
    assertThat(accepts(EddsaBase.digits(s), product)).isTrue();
    assertThat(accepts(EddsaBase.digits(s), product.add(BabyJubJub.BASE8))).isFalse();
  }

  @Test
  void zeroHasNoProductBecauseTheIdentityHasNoCoordinates() {
    List<Fr> digits = EddsaBase.digits(BigInteger.ZERO);
    assertThat(accepts(digits, EdwardsPoint.IDENTITY)).isFalse();
  }

  /// The digits below the top spell l - 3·8^83, and the one at the top is -3: two equal points,
  /// whose chord has any slope.
  @Test
  void equalPointsAtTheTopAreRefused() {
    BigInteger unit = BigInteger.TWO.pow(249);
    BigInteger low = BabyJubJub.ORDER.subtract(unit.multiply(BigInteger.valueOf(3)));
    List<Fr> digits = new ArrayList<>(EddsaBase.digits(low.add(unit)));
    List<Fr> ofMinusThree = EddsaBase.digits(low.add(BigInteger.ONE));
    int top = EddsaBase.WIRES - 2;
    for (int wire = top; wire < EddsaBase.WIRES; wire++) {
      digits.set(wire, ofMinusThree.get(wire));
    }
    BigInteger sum = low.subtract(unit.multiply(BigInteger.valueOf(3)));
    EdwardsPoint product = BabyJubJub.BASE8.multiply(sum.mod(BabyJubJub.ORDER));
    assertThat(CIRCUIT.run(inputs(digits, product)))
        .isEqualTo(new WitnessResult.Violated("multiple of the base point"));
  }

  @Test
  void noOtherChordCanBeExceptional() {
    assertThat(BigInteger.valueOf(8).pow(83)).isLessThan(BabyJubJub.ORDER);
  }

  @Test
  void costsWhatItSays() {
    assertThat(CIRCUIT.constraints()).isEqualTo(584 + 2 + 2);
  }

  @Test
  void noWireCanChangeAloneAndTheRestFollowsFromTheDigits() {
    BigInteger s = new BigInteger(250, new Random(1));
    var search = CIRCUIT.search(inputs(EddsaBase.digits(s), BabyJubJub.BASE8.multiply(s)));
    assertThat(search.wiresThatCanChangeAlone(1, 1)).isEmpty();
    search.findsNothing(1);
  }
}
