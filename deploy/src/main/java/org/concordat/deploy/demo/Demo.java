package org.concordat.deploy.demo;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.concordat.anchor.relayer.RelayerMetrics;
import org.concordat.anchor.verify.EvidenceVerifier;
import org.concordat.anchor.verify.TrustOptions;
import org.concordat.privacy.csv.RecordFile;

/// The story, step by step. What it starts stays up until it is closed.
public final class Demo implements AutoCloseable {
  /// Evidence packages per member that become files.
  private static final int SAMPLES = 2;

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
    Settlement settlement = progress.during(Step.PUBLIC_CHAIN, () -> settle(consortium, newest));
    List<MemberRecords> records =
        progress.during(
            Step.VAULTS, () -> new VaultFilling(consortium.offices(), input, progress).fill());
    FirstRecord first = new FirstRecord(records, progress);
    first.tell();
    int batches =
        progress.during(
            Step.REGISTER, () -> new Registration(consortium.offices(), clock, progress).run());
    first.tell();
    progress.during(Step.ANCHOR, () -> settlement.awaitBatches(batches));
    first.tell();
    EvidenceRound.Findings found =
        progress.during(Step.VERIFY, () -> verify(consortium, settlement, records));
    return report(input, consortium, settlement, batches, found);
  }

  private DemoReport report(
      RecordFile.Accepted input,
      Consortium consortium,
      Settlement settlement,
      int batches,
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

  private Settlement settle(Consortium consortium, NewestAnchor newest) {
    PublicChain l2 = keep(reachPublicChain());
    urls.put("l2", l2.url());
    Settlement settlement =
        keep(Settlement.start(consortium, l2, options, newest, clock, progress));
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
