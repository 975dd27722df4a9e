package org.concordat.privacy.proving;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.babyjubjub.EddsaKey;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.circuit.CompiledCircuit;
import org.concordat.genesis.circuit.WitnessResult;
import org.concordat.genesis.compliance.BlockedCodes;
import org.concordat.genesis.compliance.ComplianceAssignment;
import org.concordat.genesis.compliance.ComplianceCircuit;
import org.concordat.genesis.compliance.CompliancePublics;
import org.concordat.genesis.compliance.ComplianceShape;
import org.concordat.genesis.compliance.IssuerTree;
import org.concordat.genesis.compliance.Policy;
import org.concordat.genesis.compliance.PolicyParameters;
import org.concordat.genesis.compliance.SanctionsTree;
import org.concordat.privacy.DemoRecords;
import org.concordat.privacy.commitment.FieldElements;
import org.concordat.privacy.delivery.Delivery;
import org.concordat.privacy.schema.FieldType;
import org.concordat.privacy.schema.FieldType.OnFailure;
import org.concordat.privacy.schema.Schemas;
import org.concordat.privacy.schema.ValidRecord;
import org.concordat.privacy.vault.DeliveryPosting;
import org.concordat.privacy.vault.ProofJob;
import org.concordat.privacy.vault.ProofStatus;
import org.concordat.privacy.vault.Vault;
import org.concordat.privacy.vault.VaultFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvingDeskTest {
  private static final long DAY = LocalDate.of(2026, 11, 25).toEpochDay();
  private static final EddsaKey ISSUER = EddsaKey.of(Bytes32.fromHexStringLenient("0x11"));
  private static final EddsaKey STRANGER = EddsaKey.of(Bytes32.fromHexStringLenient("0x12"));
  private static final String CLEAN = "529900T8BM49AURSDO55";
  private static final String SANCTIONED = "253400V1H6ART1UQ0N98";
  private static final Policy POLICY =
      new Policy(
          IssuerTree.of(List.of(ISSUER.publicKey())),
          BlockedCodes.of(List.of(FieldElements.of(new FieldType.Country(), "KP"))),
          Optional.of(
              SanctionsTree.of(
                  List.of(FieldElements.of(new FieldType.Lei(OnFailure.WARN), SANCTIONED)))),
          new PolicyParameters(2, BigInteger.valueOf(1_000_000), BigInteger.valueOf(2_500_000)));

  /// Asks the circuit itself whether it is satisfied, and has no key.
  private static final class KeylessProver implements BatchProver {
    private final List<ComplianceShape> asked = new ArrayList<>();
    private final List<CompliancePublics> publics = new ArrayList<>();

    @Override
    public Outcome prove(ComplianceShape shape, ComplianceAssignment assignment) {
      asked.add(shape);
      publics.add(assignment.publics());
      return switch (CompiledCircuit.of(new ComplianceCircuit(shape)).witness(assignment)) {
        case WitnessResult.Satisfied _ -> new Outcome.Proved(Bytes.of(7));
        case WitnessResult.Violated(String rule) -> new Outcome.Refused(rule);
      };
    }
  }

  @TempDir private Path directory;
  private final KeylessProver prover = new KeylessProver();
  private Vault vault;

  @BeforeEach
  void open() {
    vault = new VaultFixture(directory, 17).open();
  }

  @AfterEach
  void close() {
    vault.close();
  }

  @Test
  void aBatchThatKeepsThePolicyIsProvedAsTheVaultHoldsIt() {
    ProofJob job = asked(POLICY, good("a", CLEAN), good("b", CLEAN), good("c", CLEAN));
    assertThat(desk(POLICY).advance()).contains(job);
    assertThat(vault.proofs().status(job)).contains(new ProofStatus.Proved(Bytes.of(7)));
    assertThat(prover.asked).containsExactly(ComplianceShape.of(8, true));
    assertThat(prover.publics)
        .containsExactly(
            new CompliancePublics(
                Fr.of(job.batchRoot()).orElseThrow(),
                Fr.of(3),
                Fr.of(DAY),
                POLICY.root(),
                job.context()));
    assertThat(desk(POLICY).advance()).isEmpty();
  }

  @Test
  void eachBrokenRuleIsNamedAndNothingIsProved() {
    Map<List<String>, String> broken =
        Map.of(
            values("x", CLEAN, "1", "2027-06-30", "DE", "1"), "level",
            values("x", CLEAN, "2", "2026-11-25", "DE", "1"), "expir",
            values("x", CLEAN, "2", "2027-06-30", "KP", "1"), "jurisdiction",
            values("x", CLEAN, "2", "2027-06-30", "DE", "1000001"), "amount",
            values("x", SANCTIONED, "2", "2027-06-30", "DE", "1"), "sanction");
    broken.forEach((values, word) -> {
      ProofJob job = asked(POLICY, good("before " + word, CLEAN), record(values));
      desk(POLICY).advance();
      assertThat(refusal(job)).contains("record 1").containsIgnoringCase(word);
    });
    assertThat(prover.asked).isEmpty();
  }

  @Test
  void aTotalAboveTheMaximumIsNamed() {
    List<String> much = values("much", CLEAN, "2", "2027-06-30", "DE", "1000000");
    ProofJob job = asked(POLICY, record(much), record(much), record(much));
    desk(POLICY).advance();
    assertThat(refusal(job)).containsIgnoringCase("batch").containsIgnoringCase("total");
  }

  @Test
  void anIssuerThatIsNotAccreditedIsNamed() {
    ProofJob job = asked(POLICY, STRANGER, List.of(good("a", CLEAN)));
    desk(POLICY).advance();
    assertThat(refusal(job)).contains("delivery 0").containsIgnoringCase("accredited");
  }

  @Test
  void aPolicyThatIsNotAtHandRefusesTheJob() {
    ProofJob job = asked(POLICY, good("a", CLEAN));
    new ProvingDesk(vault, Map.of(), prover).advance();
    assertThat(refusal(job)).contains("policy");
  }

  @Test
  void aJobThatTookTheProcessDownThreeTimesIsNotBegunAgain() {
    ProofJob job = asked(POLICY, good("a", CLEAN));
    for (int i = 0; i < ProvingDesk.MAX_ATTEMPTS; i++) {
      vault.proofs().begin(job);
    }
    desk(POLICY).advance();
    assertThat(refusal(job)).contains("3 times");
    assertThat(prover.asked).isEmpty();
  }

  @Test
  void aBatchOfOtherRecordsIsRefused() {
    vault.post(DemoRecords.postings(0, 2));
    Bytes32 root = vault.formBatch(DemoRecords.SCHEMA, 1, 8).orElseThrow().root();
    ProofJob job = new ProofJob(root, Fr.ONE, DAY, POLICY.root().toBytes());
    vault.proofs().ask(job);
    desk(POLICY).advance();
    assertThat(refusal(job)).contains("due-diligence");
  }

  private ProvingDesk desk(Policy policy) {
    return new ProvingDesk(vault, Map.of(policy.root().toBytes(), policy), prover);
  }

  private ProofJob asked(Policy policy, ValidRecord... records) {
    return asked(policy, ISSUER, List.of(records));
  }

  /// Delivers the records, puts them into a batch and asks for its proof.
  private ProofJob asked(Policy policy, EddsaKey issuer, List<ValidRecord> records) {
    String key = "delivery of " + records.hashCode();
    vault.deliver(new DeliveryPosting(key, Delivery.signed(records, issuer)));
    Bytes32 root = vault.formDeliveredBatch(OpenedBatch.SCHEMA, 8, _ -> 4).orElseThrow().root();
    ProofJob job = new ProofJob(root, Fr.of(99), DAY, policy.root().toBytes());
    vault.proofs().ask(job);
    return job;
  }

  private String refusal(ProofJob job) {
    return ((ProofStatus.Refused) vault.proofs().status(job).orElseThrow()).reason();
  }

  private static ValidRecord good(String name, String lei) {
    return record(values(name, lei, "2", "2027-06-30", "DE", "500000"));
  }

  private static List<String> values(String name, String lei, String... rest) {
    List<String> values = new ArrayList<>(List.of(lei, name));
    values.addAll(List.of(rest));
    return values;
  }

  private static ValidRecord record(List<String> values) {
    return DemoRecords.valid(Schemas.DUE_DILIGENCE_1, values);
  }
}
