package org.concordat.genesis.gadget;

import static org.assertj.core.api.Assertions.assertThat;

import org.concordat.genesis.circuit.WitnessResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MembershipTest {
  private static final String RULE = "not one of them";

  /// The element and then the set.
  private static GadgetCircuit among(int size) {
    return new GadgetCircuit(
        size + 1,
        (b, in) -> Membership.assertAmong(b, in.getFirst(), in.subList(1, size + 1), RULE));
  }

  private static GadgetCircuit notAmong(int size) {
    return new GadgetCircuit(
        size + 1,
        (b, in) -> Membership.assertNotAmong(b, in.getFirst(), in.subList(1, size + 1), RULE));
  }

  /// The condition, the element and then three members.
  private static GadgetCircuit amongIf() {
    return new GadgetCircuit(
        5, (b, in) -> Membership.assertAmongIf(b, in.get(0), in.get(1), in.subList(2, 5), RULE));
  }

  @Test
  void amongHoldsForMembersOnly() {
    GadgetCircuit circuit = among(3);
    for (long member : new long[] {4, 9, 11}) {
      assertThat(circuit.accepts(member, 4, 9, 11)).isTrue();
    }
    assertThat(circuit.run(GadgetCircuit.elements(5, 4, 9, 11)))
        .isEqualTo(new WitnessResult.Violated(RULE));
    assertThat(among(1).accepts(3, 3)).isTrue();
    assertThat(among(1).accepts(3, 4)).isFalse();
  }

  @Test
  void notAmongHoldsForOthersOnly() {
    GadgetCircuit circuit = notAmong(3);
    for (long member : new long[] {4, 9, 11}) {
      assertThat(circuit.run(GadgetCircuit.elements(member, 4, 9, 11)))
          .isEqualTo(new WitnessResult.Violated(RULE));
    }
    assertThat(circuit.accepts(5, 4, 9, 11)).isTrue();
  }

  @Test
  void aConditionOfZeroSwitchesTheRuleOff() {
    assertThat(amongIf().accepts(0, 5, 4, 9, 11)).isTrue();
    assertThat(amongIf().accepts(1, 5, 4, 9, 11)).isFalse();
    assertThat(amongIf().accepts(1, 9, 4, 9, 11)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 64})
  void theSetFixesTheNumberOfConstraints(int size) {
    assertThat(among(size).constraints()).isEqualTo(size - 1);
    assertThat(notAmong(size).constraints()).isEqualTo(size);
    assertThat(amongIf().constraints()).isEqualTo(3);
  }

  @Test
  void noWireCanChangeWhileTheElementStandsWhereItIs() {
    notAmong(4).search(GadgetCircuit.elements(5, 4, 9, 11, 12)).findsNothing(1);
    among(4).search(GadgetCircuit.elements(11, 4, 9, 11, 12)).findsNothing(2);
    amongIf().search(GadgetCircuit.elements(1, 11, 4, 9, 11)).findsNothing(3);
  }
}
