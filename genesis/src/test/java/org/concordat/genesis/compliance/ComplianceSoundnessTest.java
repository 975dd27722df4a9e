package org.concordat.genesis.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.circuit.CompiledCircuit;
import org.concordat.genesis.circuit.UnderConstraintSearch;
import org.concordat.genesis.circuit.WitnessResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a prover may try who does not arrange the inputs as {@link ComplianceAssignment} does.
class ComplianceSoundnessTest {
  private static final ComplianceShape SHAPE = ComplianceShape.of(8, true);

  private static final CompiledCircuit<ComplianceAssignment> COMPILED =
      CompiledCircuit.of(new ComplianceCircuit(SHAPE));

  private static final int CONTEXT_WIRE = 5;

  /// Five records, three of them in the first delivery.
  private final ComplianceBatch batch = ComplianceExample.batch(3, 2);

  private final List<ComplianceAssignment.RecordSlot> records = new ArrayList<>();
  private final List<ComplianceAssignment.DeliverySlot> deliveries = new ArrayList<>();
  private CompliancePublics publics = ComplianceExample.assign(SHAPE, batch).publics();

  @BeforeEach
  void arrange() {
    ComplianceAssignment honest = ComplianceExample.assign(SHAPE, batch);
    for (int leaf = 0; leaf < SHAPE.size(); leaf++) {
      records.add(honest.record(leaf));
    }
    for (int slot = 0; slot < SHAPE.deliveries(); slot++) {
      deliveries.add(honest.delivery(slot));
    }
  }

  private Optional<String> violation() {
    ComplianceAssignment forged =
        new ComplianceAssignment(publics, ComplianceExample.POLICY, records, deliveries);
    return switch (COMPILED.witness(forged)) {
      case WitnessResult.Satisfied _ -> Optional.empty();
      case WitnessResult.Violated(String rule) -> Optional.of(rule);
    };
  }

  private void flags(int leaf, Fr enabled, Fr continues) {
    ComplianceAssignment.RecordSlot old = records.get(leaf);
    records.set(
        leaf,
        new ComplianceAssignment.RecordSlot(old.content(), enabled, continues, old.absence()));
  }

  private void absence(int leaf, SanctionsTree.Path path) {
    ComplianceAssignment.RecordSlot old = records.get(leaf);
    records.set(
        leaf,
        new ComplianceAssignment.RecordSlot(
            old.content(), old.enabled(), old.continues(), Optional.of(path)));
  }

  private void publics(Fr batchRoot, Fr count, Fr policyRoot) {
    publics = new CompliancePublics(batchRoot, count, publics.day(), policyRoot, publics.context());
  }

  @Test
  void theHonestArrangementIsAccepted() {
    assertThat(violation()).isEmpty();
  }

  @Test
  void aRecordAfterPaddingIsRefused() {
    flags(6, Fr.ONE, Fr.ZERO);
    assertThat(violation()).hasValue("record 5: delivery: enabled after padding");
  }

  @Test
  void aFlagOtherThanZeroAndOneIsRefused() {
    flags(4, Fr.of(2), Fr.ONE);
    assertThat(violation()).hasValue("record 3: delivery: enabled after padding");
    flags(4, Fr.ONE, Fr.of(2));
    assertThat(violation()).hasValue("record 3: delivery: ends where none was signed");
  }

  /// Otherwise the end of the last run would go unnoticed.
  @Test
  void paddingCannotGoOnWithADelivery() {
    flags(5, Fr.ZERO, Fr.ONE);
    assertThat(violation()).hasValue("record 5: delivery: padding goes on with a delivery");
  }

  @Test
  void runsThatAreNotThoseThatWereSignedAreRefused() {
    flags(3, Fr.ONE, Fr.ONE);
    assertThat(violation()).hasValue("record 4: delivery: ends where none was signed");
    flags(3, Fr.ONE, Fr.ZERO);
    flags(1, Fr.ONE, Fr.ZERO);
    assertThat(violation()).hasValue("record 0: delivery: ends where none was signed");
  }

  @Test
  void recordsWhoseDeliveryIsLeftOutAreRefused() {
    deliveries.replaceAll(_ -> deliveries.getFirst());
    assertThat(violation()).hasValue("record 4: delivery: ends where none was signed");
  }

  @Test
  void aMessageThatNobodySignedIsRefused() {
    ComplianceAssignment.DeliverySlot old = deliveries.get(1);
    deliveries.set(
        1,
        new ComplianceAssignment.DeliverySlot(
            old.signed(), old.message().add(Fr.ONE), old.index(), old.siblings()));
    assertThat(violation()).hasValue("delivery 1: signature: does not verify");
  }

  @Test
  void anIssuerAtAnotherPlaceOrWithAnotherPathIsRefused() {
    ComplianceAssignment.DeliverySlot old = deliveries.get(1);
    List<Fr> siblings = new ArrayList<>(old.siblings());
    Collections.swap(siblings, 0, 1);
    deliveries.set(
        1, new ComplianceAssignment.DeliverySlot(old.signed(), old.message(), 3, old.siblings()));
    assertThat(violation()).hasValue("delivery 1: issuer: not accredited");
    deliveries.set(
        1,
        new ComplianceAssignment.DeliverySlot(old.signed(), old.message(), old.index(), siblings));
    assertThat(violation()).hasValue("delivery 1: issuer: not accredited");
  }

  @Test
  void publicInputsOfAnotherBatchOrPolicyAreRefused() {
    CompliancePublics honest = publics;
    publics(honest.batchRoot().add(Fr.ONE), honest.count(), honest.policyRoot());
    assertThat(violation()).hasValue("batch tree: another root");
    publics(honest.batchRoot(), Fr.of(4), honest.policyRoot());
    assertThat(violation()).hasValue("batch tree: another count");
    publics(honest.batchRoot(), honest.count(), ComplianceExample.BASIC_POLICY.root());
    assertThat(violation()).hasValue("policy: another root");
  }

  @Test
  void aBatchThatIsLeftShorterThanItsRootIsRefused() {
    publics(publics.batchRoot(), Fr.of(4), publics.policyRoot());
    flags(4, Fr.ZERO, Fr.ZERO);
    assertThat(violation()).hasValue("record 3: delivery: ends where none was signed");
  }

  @Test
  void absenceFromAnotherListOrByABlockOfOnesOwnIsRefused() {
    Fr subject = records.get(2).content().lei();
    absence(2, SanctionsTree.of(List.of()).path(subject));
    assertThat(violation()).hasValue("record 2: sanctions: subject is listed");
    SanctionsTree.Path right = ComplianceExample.POLICY.sanctions().orElseThrow().path(subject);
    List<Fr> block = new ArrayList<>(right.block());
    block.set(11, block.get(11).add(Fr.ONE));
    absence(2, new SanctionsTree.Path(block, right.children()));
    assertThat(violation()).hasValue("record 2: sanctions: subject is listed");
    Fr farAway = ComplianceExample.SANCTIONED.getLast();
    absence(2, ComplianceExample.POLICY.sanctions().orElseThrow().path(farAway));
    assertThat(violation())
        .as("a block that is elsewhere")
        .hasValue("record 2: sanctions: subject is listed");
  }

  @Test
  void noWireCanChangeAloneOrWithOthers() {
    UnderConstraintSearch search =
        UnderConstraintSearch.of(COMPILED, ComplianceExample.assign(SHAPE, batch));
    assertThat(search.wiresThatCanChangeAlone(5, 1))
        .as("the context is in no relation to anything; its negative has the same square")
        .containsExactly(CONTEXT_WIRE);
    assertThat(search.randomChangesAccepted(5, 20_000)).isZero();
  }

  /// Without the signatures, some of which can be written in two ways (see {@link
  /// org.concordat.genesis.gadget.EddsaGadget}). The shape without sanctions is a part of this one.
  @Test
  void theInputsForceEveryWire() {
    CompiledCircuit<ComplianceAssignment> unsigned =
        CompiledCircuit.of(new ComplianceCircuit(SHAPE, (_, _, _, _, _) -> {}));
    ComplianceAssignment assignment = ComplianceExample.assign(SHAPE, batch);
    assertThat(UnderConstraintSearch.of(unsigned, assignment).wiresThatInputsLeaveFree()).isEmpty();
  }
}
