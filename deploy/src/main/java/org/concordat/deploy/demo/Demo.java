package org.concordat.deploy.demo;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.anchor.compliance.ComplianceAttestation;
import org.concordat.anchor.compliance.PolicyTerms;
import org.concordat.anchor.relayer.RelayerMetrics;
import org.concordat.anchor.verifier.KeyWords;
import org.concordat.anchor.verify.EvidenceVerifier;
import org.concordat.anchor.verify.TrustOptions;
import org.concordat.genesis.babyjubjub.EddsaKey;
import org.concordat.genesis.compliance.ComplianceShape;
import org.concordat.genesis.compliance.Policy;
import org.concordat.privacy.commitment.BatchTree;
import org.concordat.privacy.csv.RecordFile;
import org.concordat.privacy.delivery.Delivery;

/// The story, step by step. What it starts stays up until it is closed.
public final class Demo implements AutoCloseable {
  /// Evidence packages per member that become files.
  private static final int SAMPLES = 2;

  private static final long POLICY_DAYS = 365;

  private final DemoOptions options;
  private final Progress progress;
  private final SecureRandom random;
  private final Clock clock;
  private final List<AutoCloseable> running = new ArrayList<>();
  private final Map<String, String> urls = new LinkedHashMap<>();

  public Demo(DemoOptions options, Progress progress, SecureRandom random, Clock clock) {
    this.options = options;
    this.progress = progress;
    this.random = random;
    this.clock = clock;
  }

  /// Runs all steps once.
  public DemoReport run() {
    RecordFile.Accepted input = progress.during(Step.READ, () -> DemoInput.read(options.records()));
    input.warnings().stream().limit(SAMPLES).forEach(w -> progress.detail(w.describe()));
    if (!input.ignoredColumns().isEmpty()) {
      progress.detail("columns not in the schema, not stored: " + input.ignoredColumns());
    }
    NewestAnchor newest = new NewestAnchor(options.l2RpcUrl().isEmpty());
    Consortium consortium = progress.during(Step.NETWORK, () -> found(newest));
    DemoIssuer issuer = DemoIssuer.accredited(EddsaKey.generate(random), today());
    List<Delivery> deliveries =
        issuer.deliveries(input.records(), options.members(), options.proofBatch());
    ProofSystem proofs = progress.during(Step.KEY, () -> makeKey(deliveries));
    Settlement settlement =
        progress.during(Step.PUBLIC_CHAIN, () -> settle(consortium, proofs, newest));
    ComplianceRound compliance =
        progress.during(Step.POLICY, () -> adoptPolicy(consortium, proofs, issuer, deliveries));
    List<MemberRecords> records =
        progress.during(Step.VAULTS, () -> fill(consortium, input, compliance));
    FirstRecord first = new FirstRecord(records, progress);
    first.tell();
    int batches =
        progress.during(
            Step.REGISTER, () -> new Registration(consortium.offices(), clock, progress).run());
    first.tell();
    progress.during(Step.ANCHOR, () -> settlement.awaitBatches(batches));
    first.tell();
    ComplianceReport proved = settlement.atRest(() -> prove(compliance, settlement));
    EvidenceRound.Findings found =
        progress.during(Step.VERIFY, () -> verify(consortium, settlement, records));
    return report(input, consortium, settlement, batches, proved, found);
  }

  private DemoReport report(
      RecordFile.Accepted input,
      Consortium consortium,
      Settlement settlement,
      int batches,
      ComplianceReport proved,
      EvidenceRound.Findings found) {
    RelayerMetrics metrics = settlement.metrics();
    return new DemoReport(
        options.members(),
        input.records().size(),
        batches,
        consortium.chain().head(),
        (int) metrics.included(),
        found.tiers(),
        found.verdicts(),
        metrics.gasUsed(),
        proved,
        progress.seconds(),
        options.kept() ? options.directory().toString() : "");
  }

  /// Where the chains can be reached, by name.
  public Map<String, String> urls() {
    return Map.copyOf(urls);
  }

  private Consortium found(NewestAnchor newest) {
    Consortium consortium = keep(Consortium.found(options, newest, random, clock));
    consortium.offices().forEach(office -> urls.put(office.member().name(), office.rpcUrl()));
    progress.detail(
        "%d members, genesis %s".formatted(consortium.offices().size(), consortium.genesisHash()));
    return consortium;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /// For the circuit that the deliveries need, which are all of one.
  private ProofSystem makeKey(List<Delivery> deliveries) {
    int most = deliveries.stream().mapToInt(it -> it.records().size()).max().orElse(1);
    ComplianceShape shape = ComplianceShape.of(BatchTree.sizeFor(most), true);
    ProofSystem system = keep(ProofSystem.make(shape, options.directory(), random));
    progress.detail(
        "%s for %d records: %d constraints"
            .formatted(system.shape().statement(), system.shape().size(), system.constraints()));
    return system;
  }

  /// The founding policy: real lists, and one issuer of the demo's own.
  private ComplianceRound adoptPolicy(
      Consortium consortium, ProofSystem system, DemoIssuer issuer, List<Delivery> deliveries) {
    DemoPolicy lists = issuer.policy();
    LocalDate today = issuer.today();
    Policy policy = lists.policy();
    PolicyDecision.Terms asked =
        new PolicyDecision.Terms(
            KeyWords.hash(system.verifyingKey()),
            today.toEpochDay(),
            today.plusDays(POLICY_DAYS).toEpochDay());
    long version = consortium.policyDecision().adopt(policy, asked, lists.lists());
    progress.detail(
        "version %d is in force: %d blocked jurisdictions, %d sanctioned entities"
            .formatted(
                version, lists.blocked().entries().size(), lists.sanctioned().entries().size()));
    PolicyTerms terms =
        new PolicyTerms(
            version,
            policy.root().toBytes(),
            asked.verifyingKeyHash(),
            asked.validFrom(),
            asked.validUntil());
    return new ComplianceRound(consortium.offices(), system, deliveries, policy, terms, progress);
  }

  private List<MemberRecords> fill(
      Consortium consortium, RecordFile.Accepted input, ComplianceRound compliance) {
    compliance.deliver();
    return new VaultFilling(consortium.offices(), input, progress).fill();
  }

  private ComplianceReport prove(ComplianceRound compliance, Settlement settlement) {
    ComplianceAttestation attestation = settlement.attestation(compliance.terms());
    SortedMap<Long, Bytes> proofs =
        progress.during(Step.PROVE, () -> compliance.prove(attestation, random));
    return progress.during(
        Step.ATTEST, () -> compliance.attest(attestation, settlement.ledger(), proofs));
  }

  private Settlement settle(Consortium consortium, ProofSystem proofs, NewestAnchor newest) {
    PublicChain l2 = keep(reachPublicChain());
    urls.put("l2", l2.url());
    Settlement settlement =
        keep(
            Settlement.start(
                consortium, l2, options, proofs.verifierCode(), newest, clock, progress));
    progress.detail(
        "ConsortiumAnchor at %s, deployed for %d gas"
            .formatted(settlement.contract(), settlement.deploymentGas()));
    return settlement;
  }

  private PublicChain reachPublicChain() {
    int port = options.rpcHttpPort() == 0 ? 0 : options.rpcHttpPort() + options.members();
    return options
        .l2RpcUrl()
        .map(url -> PublicChain.external(url, options.l2KeyFile()))
        .orElseGet(
            () -> PublicChain.standIn(options.directory().resolve("l2"), port, random, clock));
  }

  private EvidenceRound.Findings verify(
      Consortium consortium, Settlement settlement, List<MemberRecords> records) {
    TrustOptions trust =
        TrustOptions.none()
            .withGenesisHash(consortium.genesisHash())
            .withContract(settlement.contract())
            .withL2(new RememberedL2View(settlement.l2View()));
    return new EvidenceRound(
            settlement.assembler(),
            new EvidenceVerifier(trust),
            options.directory().resolve("evidence"),
            SAMPLES,
            progress)
        .verify(records);
  }

  private synchronized <T extends AutoCloseable> T keep(T started) {
    running.addFirst(started);
    return started;
  }

  /// Stops everything, the last started first. Safe from another thread and more than once; a step
  /// under way fails then.
  @Override
  public synchronized void close() {
    for (AutoCloseable one : running) {
      try {
        one.close();
      } catch (Exception e) {
        progress.detail("could not stop cleanly: " + e.getMessage());
      }
    }
    running.clear();
  }
}
