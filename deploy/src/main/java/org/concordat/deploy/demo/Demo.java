package org.concordat.deploy.demo;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.concordat.anchor.contract.AnchorContract;
import org.concordat.anchor.contract.ContractArtifact;
import org.concordat.anchor.relayer.RelayerMetrics;
import org.concordat.anchor.rpc.JsonRpc;
import org.concordat.anchor.rpc.JsonRpcL2View;
import org.concordat.anchor.verify.EvidenceVerifier;
import org.concordat.anchor.verify.TrustOptions;
import org.concordat.privacy.csv.RecordFile;
import org.concordat.privacy.gateway.FlushOutcome;
import org.concordat.privacy.gateway.Pace;
import org.concordat.privacy.vault.PostOutcome;
import org.concordat.privacy.vault.Posting;
import org.concordat.privacy.vault.RecordId;

/// The story, step by step. What it starts stays up until it is closed.
public final class Demo implements AutoCloseable {
  /// Evidence packages per member that become files.
  private static final int SAMPLES = 2;

  private static final Duration REGISTRATION_LIMIT = Duration.ofMinutes(10);
  private static final Duration BEAT = Duration.ofMillis(100);

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
    Consortium consortium = progress.during(Step.NETWORK, this::found);
    PublicChain l2 = progress.during(Step.PUBLIC_CHAIN, this::reachPublicChain);
    Settlement settlement = progress.during(Step.ANCHOR, () -> settle(consortium, l2));
    List<MemberRecords> records = progress.during(Step.VAULTS, () -> fillVaults(consortium, input));
    int batches = progress.during(Step.REGISTER, () -> register(consortium));
    progress.during(
        Step.ANCHOR,
        () -> {
          settlement.awaitBatches(batches);
          return batches;
        });
    Map<String, Integer> verdicts =
        progress.during(Step.VERIFY, () -> verify(consortium, l2, settlement, records));
    RelayerMetrics metrics = settlement.metrics();
    return new DemoReport(
        options.members(),
        input.records().size(),
        batches,
        consortium.anyNode().ledger().head().number(),
        (int) metrics.included(),
        verdicts,
        metrics.gasUsed(),
        progress.seconds(),
        options.directory().toString());
  }

  /// Where the chains can be reached, by name.
  public Map<String, String> urls() {
    return Map.copyOf(urls);
  }

  private Consortium found() {
    Consortium consortium =
        keep(
            Consortium.found(
                options.directory().resolve("consortium"),
                options.members(),
                options.rpcHttpPort(),
                random,
                clock));
    consortium
        .offices()
        .forEach(office -> urls.put(office.member().name(), office.node().rpcUrl()));
    progress.detail(
        "%d members, genesis %s"
            .formatted(consortium.offices().size(), consortium.anyNode().ledger().genesisHash()));
    return consortium;
  }

  private PublicChain reachPublicChain() {
    int port = options.rpcHttpPort() == 0 ? 0 : options.rpcHttpPort() + options.members();
    PublicChain l2 =
        keep(
            options
                .l2RpcUrl()
                .map(url -> PublicChain.external(url, options.l2KeyFile()))
                .orElseGet(() ->
                    PublicChain.standIn(options.directory().resolve("l2"), port, random, clock)));
    urls.put("l2", l2.url());
    return l2;
  }

  private Settlement settle(Consortium consortium, PublicChain l2) {
    Settlement settlement =
        keep(
            Settlement.start(
                consortium.network().roster(),
                consortium.anyNode().ledger().genesisHash(),
                consortium.anyNode().rpcUrl(),
                l2,
                options.directory(),
                options.anchorEvery(),
                clock,
                progress));
    progress.detail(
        "ConsortiumAnchor at %s, deployed for %d gas"
            .formatted(settlement.contract(), settlement.deploymentGas()));
    return settlement;
  }

  /// Deals the records out to the members in turn.
  private List<MemberRecords> fillVaults(Consortium consortium, RecordFile.Accepted input) {
    List<MemberRecords> kept = new ArrayList<>();
    int members = consortium.offices().size();
    for (int i = 0; i < members; i++) {
      List<Posting> postings = new ArrayList<>();
      for (int row = i; row < input.records().size(); row += members) {
        postings.add(new Posting(input.idempotencyKey(row), input.records().get(row)));
      }
      MemberOffice office = consortium.offices().get(i);
      kept.add(
          new MemberRecords(
              office, office.gateway().post(postings).stream().map(Demo::recordId).toList()));
      progress.detail("%s keeps %d records".formatted(office.member().name(), postings.size()));
    }
    return kept;
  }

  private static RecordId recordId(PostOutcome outcome) {
    return switch (outcome) {
      case PostOutcome.Accepted accepted -> accepted.id();
      case PostOutcome.AlreadyAccepted accepted -> accepted.id();
      case PostOutcome.KeyReused reused ->
          throw new IllegalStateException("a key of a new file was used for " + reused.first());
    };
  }

  /// @return batches on the chain, of all members
  private int register(Consortium consortium) {
    consortium.offices().forEach(o -> o.gateway().formBatches(DemoInput.SCHEMA, true));
    int batches = 0;
    for (MemberOffice office : consortium.offices()) {
      office.gateway().advance();
    }
    for (MemberOffice office : consortium.offices()) {
      int own = flush(office);
      batches += own;
      progress.detail("%s registered %d batches".formatted(office.member().name(), own));
    }
    return batches;
  }

  private int flush(MemberOffice office) {
    Pace pace = Pace.of(clock, BEAT, REGISTRATION_LIMIT);
    return switch (office.gateway().flush(DemoInput.SCHEMA, pace)) {
      case FlushOutcome.Finished finished -> finished.batches();
      case FlushOutcome.Unfinished unfinished ->
          throw new IllegalStateException(
              "batches of %s are not registered: %s"
                  .formatted(office.member().name(), unfinished.rejections()));
    };
  }

  private Map<String, Integer> verify(
      Consortium consortium, PublicChain l2, Settlement settlement, List<MemberRecords> records) {
    TrustOptions trust =
        TrustOptions.none()
            .withGenesisHash(consortium.anyNode().ledger().genesisHash())
            .withContract(settlement.contract())
            .withL2(
                new RememberedL2View(
                    new JsonRpcL2View(
                        JsonRpc.l2(l2.url()), new AnchorContract(ContractArtifact.load()))));
    return new EvidenceRound(
            settlement.assembler(),
            new EvidenceVerifier(trust),
            options.directory().resolve("evidence"),
            SAMPLES)
        .verify(records);
  }

  private <T extends AutoCloseable> T keep(T started) {
    running.addFirst(started);
    return started;
  }

  @Override
  public void close() {
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
