package org.concordat.genesis.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concordat.genesis.babyjubjub.EddsaSignature;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.circuit.CompiledCircuit;
import org.concordat.genesis.circuit.Witness;
import org.concordat.genesis.circuit.WitnessResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ComplianceCircuitTest {
  private static final ComplianceShape SHAPE = ComplianceShape.of(8, true);
  private static final ComplianceShape BASIC = ComplianceShape.of(8, false);

  private static final CompiledCircuit<ComplianceAssignment> COMPILED =
      CompiledCircuit.of(new ComplianceCircuit(SHAPE));
  private static final CompiledCircuit<ComplianceAssignment> COMPILED_BASIC =
      CompiledCircuit.of(new ComplianceCircuit(BASIC));

  private static Optional<String> violation(WitnessResult result) {
    return switch (result) {
      case WitnessResult.Satisfied _ -> Optional.empty();
      case WitnessResult.Violated(String rule) -> Optional.of(rule);
    };
  }

  /// What the circuit says, which must be what its plain twin says.
  private static Optional<String> violation(ComplianceShape shape, ComplianceBatch batch) {
    CompiledCircuit<ComplianceAssignment> compiled = shape.sanctions() ? COMPILED : COMPILED_BASIC;
    Optional<String> violation =
        violation(compiled.witness(ComplianceExample.assign(shape, batch)));
    assertThat(
            ComplianceCheck.violation(
                ComplianceExample.policy(shape), batch, ComplianceExample.DAY))
        .isEqualTo(violation);
    return violation;
  }

  private static ComplianceBatch with(int index, ComplianceRecord record) {
    List<ComplianceRecord> records =
        new ArrayList<>(IntStream.range(0, 8).mapToObj(ComplianceExample::record).toList());
    records.set(index, record);
    return ComplianceExample.batch(records, 3, 4, 1);
  }

  private static ComplianceRecord with(int number, Field field, Fr value) {
    ComplianceRecord old = ComplianceExample.record(number);
    return new ComplianceRecord(
        field == Field.LEI ? value : old.lei(),
        old.legalName(),
        field == Field.LEVEL ? value : old.level(),
        field == Field.EXPIRY ? value : old.expiry(),
        field == Field.JURISDICTION ? value : old.jurisdiction(),
        field == Field.AMOUNT ? value : old.amount(),
        old.blinding());
  }

  enum Field {
    LEI,
    LEVEL,
    EXPIRY,
    JURISDICTION,
    AMOUNT
  }

  static Stream<int[]> cleanBatches() {
    return Stream.of(
        new int[] {8},
        new int[] {1, 1, 1, 5},
        new int[] {3, 4, 1},
        new int[] {1},
        new int[] {2, 2},
        new int[] {4, 3});
  }

  @ParameterizedTest
  @MethodSource("cleanBatches")
  void acceptsFullAndPartlyFilledBatchesOfOneOrMoreDeliveries(int[] deliveries) {
    ComplianceBatch batch = ComplianceExample.batch(deliveries);
    assertThat(violation(SHAPE, batch)).isEmpty();
    assertThat(violation(BASIC, batch)).isEmpty();
  }

  @Test
  void theWitnessHasThePublicInputsInOrderAndSatisfiesTheSystem() {
    ComplianceAssignment assignment =
        ComplianceExample.assign(SHAPE, ComplianceExample.batch(3, 2));
    Witness witness = ((WitnessResult.Satisfied) COMPILED.witness(assignment)).witness();
    assertThat(witness.publics()).isEqualTo(assignment.publics().inOrder());
    assertThat(witness.publics().subList(1, 5))
        .containsExactly(
            Fr.of(5),
            Fr.of(ComplianceExample.DAY),
            ComplianceExample.POLICY.root(),
            ComplianceExample.CONTEXT);
    assertThat(COMPILED.system().firstUnsatisfied(witness.packed())).isEmpty();
  }

  static Stream<Arguments> plantedViolations() {
    Fr day = Fr.of(ComplianceExample.DAY);
    return Stream.of(
        Arguments.of(Field.LEVEL, Fr.of(1), "level: below the minimum"),
        Arguments.of(Field.LEVEL, Fr.of(258), "level: below the minimum"),
        Arguments.of(Field.LEVEL, Fr.ONE.negate(), "level: below the minimum"),
        Arguments.of(Field.EXPIRY, day, "expiry: not after the day"),
        Arguments.of(Field.EXPIRY, Fr.ZERO, "expiry: not after the day"),
        Arguments.of(Field.EXPIRY, Fr.of(40).negate(), "expiry: not after the day"),
        Arguments.of(Field.AMOUNT, Fr.of(1_000_001), "amount: above the maximum"),
        Arguments.of(Field.AMOUNT, Fr.ONE.negate(), "amount: above the maximum"),
        Arguments.of(Field.JURISDICTION, ComplianceExample.ascii("KP"), "jurisdiction: blocked"),
        Arguments.of(Field.JURISDICTION, Fr.ZERO, "jurisdiction: blocked"),
        Arguments.of(
            Field.JURISDICTION,
            Fr.reduce(BigInteger.TWO.pow(248)),
            "jurisdiction: not a country code"),
        Arguments.of(
            Field.LEI, ComplianceExample.SANCTIONED.getFirst(), "sanctions: subject is listed"),
        Arguments.of(
            Field.LEI, ComplianceExample.SANCTIONED.get(21), "sanctions: subject is listed"),
        Arguments.of(
            Field.LEI, ComplianceExample.SANCTIONED.getLast(), "sanctions: subject is listed"),
        Arguments.of(Field.LEI, Fr.ZERO, "sanctions: subject is listed"),
        Arguments.of(
            Field.LEI, Fr.reduce(BigInteger.TWO.pow(160)), "sanctions: subject is listed"));
  }

  @ParameterizedTest
  @MethodSource("plantedViolations")
  void oneRecordThatBreaksARuleIsNamedWithTheRule(Field field, Fr value, String rule) {
    int index = Math.floorMod(rule.hashCode() + value.hashCode(), 8);
    ComplianceBatch batch = with(index, with(index, field, value));
    assertThat(violation(SHAPE, batch)).hasValue("record " + index + ": " + rule);
    assertThat(violation(BASIC, batch).isEmpty()).isEqualTo(field == Field.LEI);
  }

  @Test
  void ofTwoViolationsTheFirstIsNamed() {
    List<ComplianceRecord> records = new ArrayList<>(ComplianceExample.batch(8).records());
    records.set(3, with(3, Field.AMOUNT, Fr.of(1_000_001)));
    records.set(7, with(7, Field.LEVEL, Fr.ZERO));
    assertThat(violation(SHAPE, ComplianceExample.batch(records, 8)))
        .hasValue("record 3: amount: above the maximum");
  }

  @Test
  void boundsThemselvesAreKept() {
    Fr day = Fr.of(ComplianceExample.DAY);
    assertThat(violation(SHAPE, with(2, with(2, Field.LEVEL, Fr.of(2))))).isEmpty();
    assertThat(violation(SHAPE, with(2, with(2, Field.LEVEL, Fr.of(257))))).isEmpty();
    assertThat(violation(SHAPE, with(2, with(2, Field.EXPIRY, day.add(Fr.ONE))))).isEmpty();
    Fr farthest = day.add(Fr.of(1 << 24));
    assertThat(violation(SHAPE, with(2, with(2, Field.EXPIRY, farthest)))).isEmpty();
    assertThat(violation(SHAPE, with(2, with(2, Field.EXPIRY, farthest.add(Fr.ONE)))))
        .hasValue("record 2: expiry: not after the day");
    assertThat(violation(SHAPE, with(2, with(2, Field.AMOUNT, Fr.of(1_000_000))))).isEmpty();
    Fr neighbour = ComplianceExample.SANCTIONED.get(4).add(Fr.ONE);
    assertThat(violation(SHAPE, with(2, with(2, Field.LEI, neighbour)))).isEmpty();
  }

  @Test
  void theSumOfAmountsIsBoundedAndPaddingAddsNothingToIt() {
    Policy tight =
        new Policy(
            ComplianceExample.POLICY.issuers(),
            ComplianceExample.POLICY.blocked(),
            Optional.empty(),
            new PolicyParameters(0, BigInteger.valueOf(1_000_000), BigInteger.valueOf(1_000)));
    for (long last : new long[] {400, 401}) {
      List<ComplianceRecord> records =
          List.of(with(0, Field.AMOUNT, Fr.of(600)), with(1, Field.AMOUNT, Fr.of(last)));
      ComplianceBatch batch = ComplianceExample.batch(records, 2);
      ComplianceAssignment assignment =
          ComplianceAssignment.of(
              BASIC, tight, batch, ComplianceExample.DAY, ComplianceExample.CONTEXT);
      Optional<String> expected =
          last == 400 ? Optional.empty() : Optional.of("batch: total: above the maximum");
      assertThat(violation(COMPILED_BASIC.witness(assignment))).isEqualTo(expected);
      assertThat(ComplianceCheck.violation(tight, batch, ComplianceExample.DAY))
          .isEqualTo(expected);
    }
  }

  private static ComplianceBatch withDelivery(int index, UnaryOperator<SignedDelivery> change) {
    ComplianceBatch batch = ComplianceExample.batch(3, 4, 1);
    List<SignedDelivery> deliveries = new ArrayList<>(batch.deliveries());
    deliveries.set(index, change.apply(deliveries.get(index)));
    return new ComplianceBatch(batch.records(), deliveries);
  }

  @Test
  void aDeliveryOfSomebodyWhoIsNotAccreditedIsRefused() {
    List<ComplianceRecord> records = ComplianceExample.batch(3, 4, 1).records();
    ComplianceBatch batch =
        withDelivery(
            1, _ -> ComplianceExample.sign(records.subList(3, 7), ComplianceExample.STRANGER));
    assertThat(violation(SHAPE, batch)).hasValue("delivery 1: issuer: not accredited");
  }

  @Test
  void aSignatureByAnotherIssuerOrOfOtherRecordsIsRefused() {
    UnaryOperator<SignedDelivery> otherIssuer =
        it ->
            new SignedDelivery(
                it.records(), ComplianceExample.ISSUERS.get(3).publicKey(), it.signature());
    assertThat(violation(SHAPE, withDelivery(2, otherIssuer)))
        .hasValue("delivery 2: signature: does not verify");
    UnaryOperator<SignedDelivery> otherNumber =
        it ->
            new SignedDelivery(
                it.records(),
                it.issuer(),
                new EddsaSignature(it.signature().r(), it.signature().s().xor(BigInteger.ONE)));
    assertThat(violation(SHAPE, withDelivery(0, otherNumber)))
        .hasValue("delivery 0: signature: does not verify");
  }

  @Test
  void aRecordThatWasChangedAfterItWasSignedIsRefused() {
    ComplianceBatch batch = ComplianceExample.batch(3, 4, 1);
    List<ComplianceRecord> records = new ArrayList<>(batch.records());
    records.set(4, with(4, Field.AMOUNT, Fr.of(17)));
    assertThat(violation(SHAPE, new ComplianceBatch(records, batch.deliveries())))
        .hasValue("delivery 1: signature: does not verify");
  }

  @Test
  void aPartOfADeliveryOrRecordsInAnotherOrderAreRefused() {
    List<ComplianceRecord> records = ComplianceExample.batch(8).records();
    SignedDelivery whole = ComplianceExample.batch(8).deliveries().getFirst();
    SignedDelivery part = new SignedDelivery(5, whole.issuer(), whole.signature());
    assertThat(violation(SHAPE, new ComplianceBatch(records.subList(0, 5), List.of(part))))
        .hasValue("delivery 0: signature: does not verify");
    assertThat(violation(SHAPE, new ComplianceBatch(records.reversed(), List.of(whole))))
        .hasValue("delivery 0: signature: does not verify");
  }

  @Test
  void whatTheCircuitCannotBeAskedIsSaidBeforehand() {
    List<ComplianceRecord> records = ComplianceExample.batch(8).records();
    List<SignedDelivery> three = ComplianceExample.batch(3, 4, 1).deliveries();
    assertThat(new ComplianceBatch(records, three.subList(0, 2)).misfit(SHAPE))
        .as("a delivery is missing")
        .hasValue("8 records, the deliveries have 7");
    assertThat(new ComplianceBatch(records.subList(0, 7), three).misfit(SHAPE))
        .as("a delivery spans beyond the batch, or two overlap")
        .hasValue("7 records, the deliveries have 8");
    assertThat(ComplianceExample.batch(1, 1, 1, 1, 1).misfit(SHAPE))
        .hasValue("5 deliveries, the circuit takes 4");
    assertThat(ComplianceExample.batch(5, 4).misfit(SHAPE))
        .hasValue("9 records, the circuit takes 1 to 8");
    assertThat(new ComplianceBatch(List.of(), List.of()).misfit(SHAPE))
        .hasValue("0 records, the circuit takes 1 to 8");
    ComplianceBatch hollow = ComplianceExample.batch(8, 0);
    assertThat(hollow.misfit(SHAPE)).hasValue("a delivery without records");
    assertThatThrownBy(() -> ComplianceExample.assign(SHAPE, hollow))
        .hasMessage("a delivery without records");
    assertThatThrownBy(() ->
            ComplianceAssignment.of(
                SHAPE,
                ComplianceExample.BASIC_POLICY,
                ComplianceExample.batch(8),
                ComplianceExample.DAY,
                Fr.ZERO))
        .hasMessage("circuit and policy differ about sanctions");
  }

  @Test
  void nothingThatIsPrintedHoldsARecord() {
    ComplianceBatch batch = ComplianceExample.batch(8);
    assertThat(batch).hasToString("ComplianceBatch[withheld]");
    assertThat(batch.records().getFirst()).hasToString("ComplianceRecord[withheld]");
    assertThat(ComplianceExample.assign(SHAPE, batch))
        .hasToString("ComplianceAssignment[withheld]");
    assertThat(batch.deliveries().getFirst()).hasToString("SignedDelivery[records=8, withheld]");
  }
}
