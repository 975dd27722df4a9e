package org.concordat.genesis.gadget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.ScalarArrays;
import org.concordat.genesis.circuit.WitnessResult;
import org.junit.jupiter.api.Test;

class SelectionTest {
  /// The place, four values and the value at that place; the place itself is advice only.
  private static final GadgetCircuit PICK =
      new GadgetCircuit(
          6,
          (b, in) -> {
            Selection place =
                Selection.of(b, 4, SelectionTest::flags, List.of(in.getFirst()), "one place");
            b.assertEqual(place.from(in.subList(1, 5)), in.getLast(), "another value");
          });

  private static void flags(long[] in, long[] out) {
    Selection.raise(ScalarArrays.load(in, 0).toBigInteger().intValue(), out);
  }

  @Test
  void picksWhatStandsAtThePlace() {
    long[] values = {21, 22, 23, 24};
    for (int place = 0; place < 4; place++) {
      for (long value : values) {
        assertThat(PICK.accepts(place, 21, 22, 23, 24, value)).isEqualTo(value == values[place]);
      }
    }
  }

  @Test
  void twoPlacesOrAFractionOfOneAreRefused() {
    for (long[] flags : new long[][] {{1, 1, 0}, {2, 0, 0}, {0, 0, 3}}) {
      GadgetCircuit forged =
          new GadgetCircuit(
              1, (b, in) -> Selection.of(b, 4, (_, out) -> set(flags, out), in, "one place"));
      assertThat(forged.run(List.of(Fr.ZERO))).isEqualTo(new WitnessResult.Violated("one place"));
    }
  }

  private static void set(long[] flags, long[] out) {
    for (int i = 0; i < flags.length; i++) {
      ScalarArrays.store(Fr.of(flags[i]), out, i * ScalarArrays.STRIDE);
    }
  }

  @Test
  void costsTheTablesSizeAndOneLessForEachColumn() {
    assertThat(PICK.constraints()).isEqualTo(4 + 3 + 1);
  }

  @Test
  void noWireCanChangeWhereTheValueStandsOnce() {
    PICK.search(GadgetCircuit.elements(2, 21, 22, 23, 24, 23)).findsNothing(1);
  }

  @Test
  void aValueThatStandsTwiceLeavesThePlaceFree() {
    var search = PICK.search(GadgetCircuit.elements(2, 21, 22, 23, 23, 23));
    assertThat(search.wiresThatInputsLeaveFree()).contains(8, 9);
  }
}
