package org.concordat.genesis.gadget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.circuit.WitnessResult;
import org.concordat.genesis.poseidon.Poseidon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoseidonGadgetTest {
  /// The inputs and then the digest.
  private static GadgetCircuit circuit(int inputs) {
    return new GadgetCircuit(
        inputs + 1,
        (b, in) ->
            b.assertEqual(PoseidonGadget.hash(b, in.subList(0, inputs)), in.getLast(), "digest"));
  }

  private static List<Fr> withDigest(List<Fr> inputs) {
    List<Fr> all = new ArrayList<>(inputs);
    all.add(Poseidon.hash(inputs));
    return all;
  }

  @ParameterizedTest
  @CsvSource({
    "1,213", "2,240", "3,261", "4,297", "5,321", "6,354", "7,381", "8,402", "9,417", "10,459",
    "11,465", "12,504", "13,543", "14,537", "15,573", "16,609"
  })
  void equalsPoseidonAndCostsThreeConstraintsForEachSbox(int inputs, int constraints) {
    GadgetCircuit circuit = circuit(inputs);
    assertThat(circuit.constraints()).isEqualTo(constraints + 1);
    Random random = new Random(inputs);
    for (int i = 0; i < 3; i++) {
      List<Fr> all = withDigest(GadgetCircuit.random(random, inputs));
      assertThat(circuit.run(all)).isInstanceOf(WitnessResult.Satisfied.class);
      all.set(inputs, all.get(inputs).add(Fr.ONE));
      assertThat(circuit.run(all)).isEqualTo(new WitnessResult.Violated("digest"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 12, 16})
  void noWireOfAWitnessCanChange(int inputs) {
    List<Fr> all = withDigest(GadgetCircuit.random(new Random(100 + inputs), inputs));
    var search = circuit(inputs).search(all);
    search.findsNothing(inputs);
    assertThat(search.wiresThatCanChangeAlone(inputs, 1)).as("inputs and digest too").isEmpty();
  }

  @Test
  void zerosLeaveNoWireFree() {
    circuit(2).search(withDigest(List.of(Fr.ZERO, Fr.ZERO))).findsNothing(5);
  }

  @Test
  void refusesNoInputsAndMoreThanSixteen() {
    assertThatThrownBy(() -> circuit(0)).hasMessage("Poseidon takes 1 to 16 inputs, not 0");
    assertThatThrownBy(() -> circuit(17)).hasMessage("Poseidon takes 1 to 16 inputs, not 17");
  }
}
