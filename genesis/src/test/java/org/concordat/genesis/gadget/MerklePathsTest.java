package org.concordat.genesis.gadget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.circuit.UnderConstraintSearch;
import org.concordat.genesis.circuit.WitnessResult;
import org.concordat.genesis.poseidon.Poseidon;
import org.junit.jupiter.api.Test;

class MerklePathsTest {
  private static final int LEVELS = 3;
  private static final int ARITY = 4;

  /// The leaf, sides, siblings and the root.
  private static final GadgetCircuit BINARY =
      new GadgetCircuit(
          2 + 2 * LEVELS,
          (b, in) ->
              b.assertEqual(
                  MerklePaths.binaryRoot(
                      b,
                      in.getFirst(),
                      in.subList(1, 1 + LEVELS),
                      in.subList(1 + LEVELS, 1 + 2 * LEVELS),
                      "side"),
                  in.getLast(),
                  "another root"));

  /// The leaf, two levels of children and the root.
  private static final GadgetCircuit WIDE =
      new GadgetCircuit(
          2 + 2 * ARITY,
          (b, in) ->
              b.assertEqual(
                  MerklePaths.wideRoot(
                      b,
                      in.getFirst(),
                      List.of(in.subList(1, 1 + ARITY), in.subList(1 + ARITY, 1 + 2 * ARITY)),
                      "no child"),
                  in.getLast(),
                  "another root"));

  /// Inputs for the leaf at `index`, with the root of the plain twin.
  private static List<Fr> binary(int index) {
    List<Fr> siblings = GadgetCircuit.random(new Random(index), LEVELS);
    List<Fr> inputs = new ArrayList<>();
    Fr node = Fr.of(77);
    inputs.add(node);
    for (int level = 0; level < LEVELS; level++) {
      boolean right = (index >> level & 1) == 1;
      inputs.add(right ? Fr.ONE : Fr.ZERO);
      Fr sibling = siblings.get(level);
      node = right ? Poseidon.hash(sibling, node) : Poseidon.hash(node, sibling);
    }
    inputs.addAll(siblings);
    inputs.add(node);
    return inputs;
  }

  private static List<Fr> wide(int first, int second) {
    Random random = new Random(31L * first + second);
    List<Fr> leaves = new ArrayList<>(GadgetCircuit.random(random, ARITY));
    List<Fr> nodes = new ArrayList<>(GadgetCircuit.random(random, ARITY));
    nodes.set(second, Poseidon.hash(leaves));
    List<Fr> inputs = new ArrayList<>(List.of(leaves.get(first)));
    inputs.addAll(leaves);
    inputs.addAll(nodes);
    inputs.add(Poseidon.hash(nodes));
    return inputs;
  }

  @Test
  void everyPlaceOfABinaryTreeLeadsToItsRoot() {
    for (int index = 0; index < 1 << LEVELS; index++) {
      assertThat(BINARY.run(binary(index))).isInstanceOf(WitnessResult.Satisfied.class);
    }
  }

  @Test
  void aLeafASideOrASiblingThatIsAnotherLeadsElsewhere() {
    for (int input = 0; input < 1 + 2 * LEVELS; input++) {
      List<Fr> inputs = binary(5);
      boolean side = input >= 1 && input <= LEVELS;
      Fr old = inputs.get(input);
      inputs.set(input, side ? Fr.ONE.subtract(old) : old.add(Fr.ONE));
      assertThat(BINARY.run(inputs)).isEqualTo(new WitnessResult.Violated("another root"));
    }
    List<Fr> inputs = binary(5);
    inputs.set(1, Fr.of(2));
    assertThat(BINARY.run(inputs)).isEqualTo(new WitnessResult.Violated("side"));
  }

  @Test
  void everyPlaceOfAWideTreeLeadsToItsRoot() {
    for (int place = 0; place < ARITY * ARITY; place++) {
      List<Fr> inputs = wide(place / ARITY, place % ARITY);
      assertThat(WIDE.run(inputs)).isInstanceOf(WitnessResult.Satisfied.class);
      inputs.set(0, inputs.getFirst().add(Fr.ONE));
      assertThat(WIDE.run(inputs)).isEqualTo(new WitnessResult.Violated("no child"));
    }
  }

  @Test
  void aLeafThatIsNoneOfItsSiblingsOrANodeOfAnotherTreeIsRefused() {
    List<Fr> inputs = wide(1, 2);
    Collections.swap(inputs, 1, 3);
    assertThat(WIDE.run(inputs)).isEqualTo(new WitnessResult.Violated("no child"));
    List<Fr> others = wide(1, 2);
    others.set(1 + ARITY, others.get(1 + ARITY).add(Fr.ONE));
    assertThat(WIDE.run(others)).isEqualTo(new WitnessResult.Violated("another root"));
  }

  @Test
  void aLevelCostsItsHashAndTwoConstraintsOrAsManyAsItHasChildrenLessOne() {
    assertThat(BINARY.constraints()).isEqualTo(LEVELS * 242 + 1);
    assertThat(WIDE.constraints()).isEqualTo(2 * (297 + ARITY - 1) + 1);
  }

  @Test
  void noWireCanChange() {
    UnderConstraintSearch binary = BINARY.search(binary(5));
    binary.findsNothing(1);
    WIDE.search(wide(1, 2)).findsNothing(2);
  }
}
