package org.concordat.genesis.gadget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.circuit.WitnessResult;
import org.junit.jupiter.api.Test;

class GapsTest {
  private static final String RULE = "listed";
  private static final int BITS = 16;

  /// The element and then a block of six.
  private static final GadgetCircuit GAP =
      new GadgetCircuit(
          7, (b, in) -> Gaps.assertInGap(b, in.getFirst(), in.subList(1, 7), BITS, RULE));

  private static final List<Long> BLOCK = List.of(0L, 10L, 11L, 20L, 65_535L, 65_535L);

  private static List<Fr> inputs(long element) {
    return GadgetCircuit.elements(element, 0, 10, 11, 20, 65_535, 65_535);
  }

  @Test
  void holdsExactlyForWhatLiesStrictlyBetweenNeighbours() {
    for (long element = 0; element < 30; element++) {
      assertThat(GAP.run(inputs(element)) instanceof WitnessResult.Satisfied)
          .isEqualTo(!BLOCK.contains(element));
    }
    assertThat(GAP.run(inputs(65_534))).isInstanceOf(WitnessResult.Satisfied.class);
    assertThat(GAP.run(inputs(65_535))).isEqualTo(new WitnessResult.Violated(RULE));
    assertThat(GAP.run(inputs(65_536))).isEqualTo(new WitnessResult.Violated(RULE));
  }

  @Test
  void costsTwoRangesAndThreeForEachValueLessFive() {
    assertThat(GAP.constraints()).isEqualTo(3 * 6 - 5 + 2 * BITS);
  }

  @Test
  void noWireCanChange() {
    for (long element : new long[] {5, 15, 300}) {
      GAP.search(inputs(element)).findsNothing(element);
    }
  }
}
