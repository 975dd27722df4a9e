package org.concordat.genesis.gadget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.circuit.WitnessResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
  private static final String RULE = "too large";

  private static GadgetCircuit range(int bits) {
    return new GadgetCircuit(1, (b, in) -> Numbers.assertRange(b, in.getFirst(), bits, RULE));
  }

  private static Fr power(int exponent) {
    return Fr.reduce(BigInteger.TWO.pow(exponent));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 64, 160, 252})
  void aRangeTakesWhatIsBelowItsPowerOfTwoAndCostsOneConstraintABit(int bits) {
    GadgetCircuit circuit = range(bits);
    assertThat(circuit.constraints()).isEqualTo(bits);
    Random random = new Random(bits);
    for (int i = 0; i < 20; i++) {
      Fr number = Fr.reduce(new BigInteger(bits, random));
      assertThat(circuit.accepts(number)).isTrue();
      assertThat(circuit.accepts(number.add(power(bits)))).isFalse();
    }
    assertThat(circuit.accepts(power(bits).subtract(Fr.ONE))).isTrue();
    assertThat(circuit.accepts(Fr.ZERO)).isTrue();
    assertThat(circuit.run(List.of(Fr.ONE.negate()))).isEqualTo(new WitnessResult.Violated(RULE));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 64, 253})
  void noBitOfANumberCanChange(int bits) {
    Random random = new Random(bits);
    GadgetCircuit circuit =
        new GadgetCircuit(1, (b, in) -> Numbers.bits(b, in.getFirst(), bits, RULE));
    for (BigInteger number :
        List.of(BigInteger.ZERO, BigInteger.TWO.pow(bits).subtract(BigInteger.ONE))) {
      var search = circuit.search(List.of(Fr.reduce(number)));
      assertThat(search.wiresThatInputsLeaveFree()).isEmpty();
    }
    var search = circuit.search(List.of(Fr.reduce(new BigInteger(bits, random))));
    assertThat(search.innerWiresThatCanChangeAlone(bits)).isEmpty();
    assertThat(search.wiresThatInputsLeaveFree()).isEmpty();
  }

  @Test
  void theBitsAreThoseOfTheNumberLowestFirst() {
    GadgetCircuit circuit =
        new GadgetCircuit(
            1,
            (b, in) -> {
              var bits = Numbers.bits(b, in.getFirst(), 4, RULE);
              b.assertZero(bits.get(0), "bit 0");
              b.assertEqual(bits.get(1), b.constant(1), "bit 1");
              b.assertZero(bits.get(2), "bit 2");
              b.assertEqual(bits.get(3), b.constant(1), "bit 3");
            });
    assertThat(circuit.accepts(10)).isTrue();
    assertThat(circuit.run(GadgetCircuit.elements(11)))
        .isEqualTo(new WitnessResult.Violated("bit 0"));
  }

  @Test
  void comparisonsHoldOnTheirSideOfTheBoundOnly() {
    GadgetCircuit atLeast =
        new GadgetCircuit(2, (b, in) -> Numbers.assertAtLeast(b, in.get(0), in.get(1), 8, RULE));
    GadgetCircuit above =
        new GadgetCircuit(2, (b, in) -> Numbers.assertAbove(b, in.get(0), in.get(1), 8, RULE));
    assertThat(List.of(atLeast.constraints(), above.constraints())).isEqualTo(List.of(8, 8));
    for (long number = 0; number < 300; number++) {
      assertThat(atLeast.accepts(number, 17)).isEqualTo(number >= 17 && number < 17 + 256);
      assertThat(above.accepts(number, 17)).isEqualTo(number > 17 && number <= 17 + 256);
    }
    atLeast.search(GadgetCircuit.elements(20, 17)).findsNothing(1);
    above.search(GadgetCircuit.elements(20, 17)).findsNothing(1);
  }

  @Test
  void asManyBitsAsTheFieldHasAreRefused() {
    assertThatThrownBy(() -> range(254)).hasMessage("1 to 253 bits, not 254");
    assertThatThrownBy(() -> range(0)).hasMessage("1 to 253 bits, not 0");
  }
}
