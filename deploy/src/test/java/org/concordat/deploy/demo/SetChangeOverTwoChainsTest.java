package org.concordat.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.concordat.anchor.verify.EvidenceVerifier;
import org.concordat.anchor.verify.Verdict;
import org.concordat.genesis.Address;
import org.concordat.genesis.keys.SoftwareKey;
import org.concordat.genesis.network.Member;
import org.concordat.genesis.network.Network;
import org.concordat.genesis.network.Roster;
import org.concordat.governance.SeatedMember;
import org.concordat.governance.client.BallotResult;
import org.concordat.governance.client.ConstitutionClient;
import org.concordat.governance.client.ConstitutionRpc;
import org.concordat.governance.client.MemberChange;
import org.concordat.privacy.csv.RecordFile;
import org.concordat.privacy.gateway.Gateway;
import org.concordat.privacy.vault.PostOutcome;
import org.concordat.privacy.vault.Posting;
import org.concordat.privacy.vault.RecordId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.web3j.tx.response.PollingTransactionReceiptProcessor;

/// Four validators become five and four again, by ballots on their own chain, while a relayer that
/// is started anew after every few steps anchors it; records of all three times have good evidence.
class SetChangeOverTwoChainsTest {
  private static final int FOUNDERS = 4;
  private static final int BATCH = 3;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final int POLL_MILLIS = 100;
  private static final int POLLS = 600;

  @TempDir private Path directory;
  private final SecureRandom random = new SecureRandom();
  private final Clock clock = Clock.systemUTC();
  private final List<AutoCloseable> running = new ArrayList<>();

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable one : running.reversed()) {
      one.close();
    }
  }

  @Test
  void anchorsGoOnAndRecordsBeforeAndAfterAreValid() throws Exception {
    RunningNetwork nodes = RunningNetwork.found(directory, FOUNDERS, random, clock);
    running.add(nodes);
    Network network = nodes.network();
    Roster roster = network.roster();
    SoftwareKey fifthNode = SoftwareKey.generate(random);
    nodes.start("fifth", fifthNode);
    MemberOffice office = office(nodes);
    ConstitutionClient constitution = constitution(office, roster.chainId());
    PublicChain l2 = PublicChain.standIn(directory.resolve("l2"), 0, random, clock);
    running.add(l2);
    ShortLivedRelayer relayer =
        ShortLivedRelayer.deploy(
            roster, nodes.chain(), l2, directory.resolve("outbox.json"), clock);
    List<RecordId> ids = new ArrayList<>(register(office, 0));
    await(() -> relayer.anchors(1));

    List<SoftwareKey> signers =
        roster.members().stream().map(it -> network.folder(it).signerKey()).toList();
    SoftwareKey fifthSigner = SoftwareKey.generate(random);
    SeatedMember fifth = SeatedMember.named("fifth", fifthSigner.address(), fifthNode.address());
    decide(constitution, MemberChange.admit(fifth), signers.subList(0, 3));
    ids.addAll(register(office, 1));
    await(() -> relayer.anchors(2));
    assertThat(relayer.anchor().validators()).hasSize(FOUNDERS + 1);

    Member leaving = roster.members().get(FOUNDERS - 1);
    List<SoftwareKey> four = new ArrayList<>(signers.subList(0, 3));
    four.add(fifthSigner);
    decide(constitution, MemberChange.remove(leaving.signer()), four);
    nodes.stop(FOUNDERS - 1);
    ids.addAll(register(office, 2));
    await(() -> relayer.anchors(3));
    Set<Address> expected = new TreeSet<>(constitution.validators());
    assertThat(relayer.anchor().validators())
        .isEqualTo(expected)
        .contains(fifthNode.address())
        .hasSize(FOUNDERS);
    assertThat(relayer.lives()).as("lives of the relayer").isGreaterThan(10);

    judge(office, ids, relayer);
  }

  private MemberOffice office(RunningNetwork nodes) {
    Network network = nodes.network();
    Member first = network.roster().members().getFirst();
    MemberOffice office =
        MemberOffice.open(
            first,
            network.folder(first),
            network.roster().chainId(),
            nodes.rpcUrl(),
            new NewestAnchor(true),
            random,
            clock);
    running.add(office);
    return office;
  }

  private static ConstitutionClient constitution(MemberOffice office, long chainId) {
    return new ConstitutionClient(
        new ConstitutionRpc(
            office.web3j(),
            new PollingTransactionReceiptProcessor(office.web3j(), POLL_MILLIS, POLLS),
            chainId));
  }

  /// The last of these ballots puts the change into effect.
  private static void decide(
      ConstitutionClient constitution, MemberChange change, List<SoftwareKey> voters) {
    BallotResult.Cast cast = (BallotResult.Cast) constitution.propose(voters.getFirst(), change);
    for (SoftwareKey voter : voters.subList(1, voters.size())) {
      assertThat(cast.executed()).isFalse();
      cast = (BallotResult.Cast) constitution.approve(voter, cast.proposal());
    }
    assertThat(cast.executed()).isTrue();
  }

  /// Brings one more batch onto the consortium chain.
  private static List<RecordId> register(MemberOffice office, int round) {
    RecordFile.Accepted input = DemoInput.read(Optional.empty());
    List<Posting> postings = new ArrayList<>();
    for (int row = round * BATCH; row < (round + 1) * BATCH; row++) {
      postings.add(new Posting(input.idempotencyKey(row), input.records().get(row)));
    }
    Gateway gateway = office.gateway();
    List<RecordId> ids =
        gateway.post(postings).stream().map(SetChangeOverTwoChainsTest::id).toList();
    await(() -> {
      gateway.formBatches(DemoInput.SCHEMA, true);
      return gateway.advance().finished();
    });
    return ids;
  }

  private static RecordId id(PostOutcome outcome) {
    return ((PostOutcome.Accepted) outcome).id();
  }

  /// All packages are valid, and those after a change are not without it.
  private void judge(MemberOffice office, List<RecordId> ids, ShortLivedRelayer relayer)
      throws IOException {
    EvidenceVerifier verifier = new EvidenceVerifier(relayer.trust());
    Path evidence = directory.resolve("evidence");
    EvidenceRound round =
        new EvidenceRound(
            relayer.assembler(),
            verifier,
            evidence,
            ids.size(),
            new Progress(new PrintWriter(Writer.nullWriter()), System::nanoTime));
    assertThat(round.verify(List.of(new MemberRecords(office, ids))).verdicts())
        .isEqualTo(Map.of("valid", ids.size()));
    Map<Integer, Integer> packagesByChanges = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(evidence)) {
      for (Path file : files) {
        packagesByChanges.merge(changesIn(file, verifier), 1, Integer::sum);
      }
    }
    assertThat(packagesByChanges).isEqualTo(Map.of(0, BATCH, 1, BATCH, 2, BATCH));
  }

  private static int changesIn(Path file, EvidenceVerifier verifier) throws IOException {
    JsonNode root = new ObjectMapper().readTree(file.toFile());
    ArrayNode changes = (ArrayNode) root.path("network").path("setChanges");
    int size = changes.size();
    if (size > 0) {
      changes.remove(size - 1);
      Verdict verdict = verifier.verify(new ObjectMapper().writeValueAsBytes(root));
      assertThat(verdict.word()).isEqualTo(Verdict.Word.TAMPERED);
    }
    return size;
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time").isLessThan(end);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
