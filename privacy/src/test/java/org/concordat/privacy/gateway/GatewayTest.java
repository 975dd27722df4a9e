package org.concordat.privacy.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.concordat.privacy.DemoRecords;
import org.concordat.privacy.batch.Registrar;
import org.concordat.privacy.registration.InMemoryRegistry;
import org.concordat.privacy.schema.RecordSchema;
import org.concordat.privacy.vault.PostOutcome;
import org.concordat.privacy.vault.RecordId;
import org.concordat.privacy.vault.Vault;
import org.concordat.privacy.vault.VaultFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayTest {
  private static final RecordSchema SCHEMA = DemoRecords.SCHEMA;

  @TempDir private Path directory;
  private final InMemoryRegistry registry = new InMemoryRegistry();
  private final AtomicInteger anchored = new AtomicInteger();
  private final AtomicInteger settled = new AtomicInteger();
  private Vault vault;
  private Gateway gateway;

  @BeforeEach
  void open() {
    vault = new VaultFixture(directory, 31).open();
    gateway = new Gateway(vault, new Registrar(vault, registry), progress(), 32);
  }

  @AfterEach
  void close() {
    vault.close();
  }

  @Test
  void aRecordGoesThroughTheTiersInOrder() {
    RecordId id = post(40).getFirst();
    assertThat(tier(id)).isEqualTo(FinalityTier.ACCEPTED);
    assertThat(gateway.evidence(id)).isEmpty();
    assertThat(gateway.flush(SCHEMA, this::mine)).isEqualTo(new FlushOutcome.Finished(2));
    assertThat(tier(id)).isEqualTo(FinalityTier.COMMITTED);
    anchored.set(2);
    assertThat(tier(id)).isEqualTo(FinalityTier.ANCHORED);
    settled.set(2);
    assertThat(tier(id)).isEqualTo(FinalityTier.SETTLED);
  }

  @Test
  void theEvidenceOfEveryRecordLeadsFromItsCommitmentToARegisteredRoot() {
    List<RecordId> ids = post(40);
    gateway.flush(SCHEMA, this::mine);
    for (RecordId id : ids) {
      EvidenceInputs inputs = gateway.evidence(id).orElseThrow();
      assertThat(inputs.path().root(inputs.commitment())).isEqualTo(inputs.batchRoot());
      assertThat(registry.find(inputs.batchRoot().toBytes())).contains(inputs.registered());
      assertThat(inputs.count()).isIn(32, 8);
    }
  }

  @Test
  void anAnchorCoversOnlyTheBatchesItCounts() {
    List<RecordId> ids = post(40);
    gateway.flush(SCHEMA, this::mine);
    anchored.set(1);
    assertThat(tier(ids.getFirst())).isEqualTo(FinalityTier.ANCHORED);
    assertThat(tier(ids.getLast())).isEqualTo(FinalityTier.COMMITTED);
  }

  @Test
  void withoutBlocksTheFlushEndsWithThePaceAndTheNextOneContinues() {
    post(3);
    assertThat(gateway.flush(SCHEMA, () -> false))
        .isEqualTo(new FlushOutcome.Unfinished(0, List.of()));
    assertThat(gateway.flush(SCHEMA, this::mine)).isEqualTo(new FlushOutcome.Finished(1));
    assertThat(registry.registeredCount()).isEqualTo(1);
  }

  @Test
  void onlyFullBatchesAreMadeUntilAPartialOneIsAskedFor() {
    post(40);
    assertThat(gateway.formBatches(SCHEMA, false)).isEqualTo(1);
    assertThat(gateway.formBatches(SCHEMA, false)).isZero();
    assertThat(gateway.formBatches(SCHEMA, true)).isEqualTo(1);
  }

  @Test
  void aMalformedFileStoresNothingAndTheSameGoodFileIsStoredOnce() throws IOException {
    String header = String.join(",", SCHEMA.fieldNames()) + "\n";
    String good = String.join(",", DemoRecords.bundled().records().getFirst().values()) + "\n";
    Path file = directory.resolve("records.csv");
    Files.writeString(file, header + good + "bad\n");
    assertThat(gateway.postFile(file, SCHEMA)).isInstanceOf(FileOutcome.Refused.class);
    assertThat(vault.countWaiting(SCHEMA)).isZero();

    Files.writeString(file, header + good + good);
    assertThat(outcomes(file)).hasOnlyElementsOfType(PostOutcome.Accepted.class).hasSize(2);
    assertThat(outcomes(file)).hasOnlyElementsOfType(PostOutcome.AlreadyAccepted.class);
    assertThat(vault.countWaiting(SCHEMA)).isEqualTo(2);
  }

  @Test
  void anUnknownRecordHasNoStatus() {
    assertThat(gateway.status(new RecordId("0".repeat(32)))).isEmpty();
  }

  private List<PostOutcome> outcomes(Path file) {
    return ((FileOutcome.Posted) gateway.postFile(file, SCHEMA)).outcomes();
  }

  private List<RecordId> post(int count) {
    return gateway.post(DemoRecords.postings(0, count)).stream()
        .map(outcome -> ((PostOutcome.Accepted) outcome).id())
        .toList();
  }

  private boolean mine() {
    registry.mine();
    return true;
  }

  private FinalityTier tier(RecordId id) {
    return gateway.status(id).orElseThrow().tier();
  }

  private AnchorProgress progress() {
    return new AnchorProgress() {
      @Override
      public long anchoredBatches() {
        return anchored.get();
      }

      @Override
      public long settledBatches() {
        return settled.get();
      }
    };
  }
}
