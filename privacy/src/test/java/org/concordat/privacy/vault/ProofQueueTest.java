package org.concordat.privacy.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.bn254.Fr;
import org.concordat.privacy.DemoRecords;
import org.concordat.privacy.vault.ProofQueue.Asked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofQueueTest {
  private static final Bytes32 POLICY = Bytes32.leftPad(Bytes.of(9));

  @TempDir private Path directory;
  private VaultFixture fixture;
  private Vault vault;
  private Bytes32 batch;

  @BeforeEach
  void open() {
    fixture = new VaultFixture(directory, 13);
    vault = fixture.open();
    vault.post(DemoRecords.postings(0, 2));
    batch = vault.formBatch(DemoRecords.SCHEMA, 1, 8).orElseThrow().root();
  }

  @AfterEach
  void close() {
    vault.close();
  }

  @Test
  void aJobIsAskedForOnce() {
    assertThat(vault.proofs().ask(job(1))).isEqualTo(Asked.QUEUED);
    assertThat(vault.proofs().ask(job(1))).isEqualTo(Asked.KNOWN);
    assertThat(vault.proofs().waiting(10)).containsExactly(job(1));
  }

  @Test
  void jobsWaitInTheirOrderAndThroughARestartWithTheirAttempts() {
    vault.proofs().ask(job(5));
    vault.proofs().ask(job(3));
    assertThat(vault.proofs().begin(job(5))).isEqualTo(1);
    vault.close();
    vault = fixture.open();
    assertThat(vault.proofs().waiting(10)).containsExactly(job(5), job(3));
    assertThat(vault.proofs().waiting(1)).containsExactly(job(5));
    assertThat(vault.proofs().begin(job(5))).isEqualTo(2);
    assertThat(vault.proofs().status(job(3))).contains(new ProofStatus.Waiting(0));
  }

  @Test
  void aProofIsKeptAndNotDecidedTwice() {
    ProofQueue proofs = vault.proofs();
    proofs.ask(job(1));
    proofs.proved(job(1), Bytes.of(1, 2, 3));
    assertThat(proofs.status(job(1))).contains(new ProofStatus.Proved(Bytes.of(1, 2, 3)));
    assertThat(proofs.waiting(10)).isEmpty();
    assertThatIllegalStateException().isThrownBy(() -> proofs.refused(job(1), "late"));
    assertThatIllegalStateException().isThrownBy(() -> proofs.proved(job(1), Bytes.of(4)));
    assertThatIllegalStateException().isThrownBy(() -> proofs.begin(job(1)));
    assertThat(proofs.ask(job(1))).isEqualTo(Asked.KNOWN);
  }

  @Test
  void aRefusalKeepsItsReasonAndShowsItToNoLog() {
    ProofQueue proofs = vault.proofs();
    proofs.ask(job(1));
    proofs.refused(job(1), "record 3: level below minimum");
    ProofStatus status = proofs.status(job(1)).orElseThrow();
    assertThat(status).isEqualTo(new ProofStatus.Refused("record 3: level below minimum"));
    assertThat(status.toString()).doesNotContain("level");
    assertThatIllegalArgumentException().isThrownBy(() -> new ProofStatus.Refused("x".repeat(201)));
  }

  @Test
  void aFullQueueTakesNoMore() {
    ProofQueue proofs = vault.proofs();
    for (int i = 0; i < ProofQueue.MAX_WAITING; i++) {
      assertThat(proofs.ask(job(i))).isEqualTo(Asked.QUEUED);
    }
    assertThat(proofs.ask(job(65_535))).isEqualTo(Asked.FULL);
    proofs.proved(job(0), Bytes.of(1));
    assertThat(proofs.ask(job(65_535))).isEqualTo(Asked.QUEUED);
  }

  private ProofJob job(int context) {
    return new ProofJob(batch, Fr.of(context), 20_000, POLICY);
  }
}
