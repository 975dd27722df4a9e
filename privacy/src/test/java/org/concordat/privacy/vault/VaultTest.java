package org.concordat.privacy.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.Address;
import org.concordat.genesis.bn254.Fr;
import org.concordat.privacy.DemoRecords;
import org.concordat.privacy.Seeds;
import org.concordat.privacy.commitment.BatchTree;
import org.concordat.privacy.commitment.Commitments;
import org.concordat.privacy.registration.Registered;
import org.concordat.privacy.registration.SignedRegistration;
import org.concordat.privacy.schema.ValidRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
  @TempDir private Path directory;
  private VaultFixture fixture;

  @BeforeEach
  void locate() {
    fixture = new VaultFixture(directory, 7);
  }

  @Test
  void anAcceptedRecordOpensAsItWasPostedAndMatchesItsCommitment() {
    try (Vault vault = fixture.open()) {
      ValidRecord content = DemoRecords.bundled().records().get(3);
      var accepted = (PostOutcome.Accepted) vault.post(List.of(new Posting("k", content))).get(0);
      OpenedRecord opened = vault.openRecord(accepted.id(), DemoRecords.SCHEMA).orElseThrow();
      assertThat(opened.content()).isEqualTo(content);
      assertThat(Commitments.commit(opened.content(), opened.blinding()))
          .isEqualTo(accepted.commitment());
    }
  }

  @Test
  void equalRecordsHaveUnequalCommitments() {
    try (Vault vault = fixture.open()) {
      ValidRecord content = DemoRecords.bundled().records().getFirst();
      List<Posting> twice = List.of(new Posting("a", content), new Posting("b", content));
      List<Fr> commitments =
          vault.post(twice).stream().map(o -> ((PostOutcome.Accepted) o).commitment()).toList();
      assertThat(new HashSet<>(commitments)).hasSize(2);
    }
  }

  @Test
  void theSamePostingTwiceIsOneRecordAlsoAfterARestart() {
    List<Posting> postings = DemoRecords.postings(0, 2);
    RecordId first;
    try (Vault vault = fixture.open()) {
      first = ((PostOutcome.Accepted) vault.post(postings).getFirst()).id();
    }
    try (Vault vault = fixture.open()) {
      var again = (PostOutcome.AlreadyAccepted) vault.post(postings).getFirst();
      assertThat(again.id()).isEqualTo(first);
      assertThat(vault.countWaiting(DemoRecords.SCHEMA)).isEqualTo(2);
    }
  }

  @Test
  void anIdempotencyKeyIsNotTakenForOtherContent() {
    try (Vault vault = fixture.open()) {
      List<ValidRecord> records = DemoRecords.bundled().records();
      List<PostOutcome> outcomes =
          vault.post(List.of(new Posting("k", records.get(0)), new Posting("k", records.get(1))));
      assertThat(outcomes.get(1))
          .isEqualTo(new PostOutcome.KeyReused(((PostOutcome.Accepted) outcomes.get(0)).id()));
      assertThat(vault.countWaiting(DemoRecords.SCHEMA)).isEqualTo(1);
    }
  }

  @Test
  void aBatchTakesTheOldestRecordsAndSurvivesARestartWithItsTree() {
    List<Fr> posted = new ArrayList<>();
    VaultBatch batch;
    try (Vault vault = fixture.open()) {
      vault.post(DemoRecords.postings(0, 11)).stream()
          .map(o -> ((PostOutcome.Accepted) o).commitment())
          .forEach(posted::add);
      batch = vault.formBatch(DemoRecords.SCHEMA, 8, 8).orElseThrow();
      assertThat(vault.formBatch(DemoRecords.SCHEMA, 8, 8)).isEmpty();
      assertThat(vault.countWaiting(DemoRecords.SCHEMA)).isEqualTo(3);
    }
    try (Vault vault = fixture.open()) {
      assertThat(vault.unfinishedBatches(10)).containsExactly(batch);
      BatchTree tree = vault.tree(batch.root());
      assertThat(tree.root()).isEqualTo(BatchTree.of(posted.subList(0, 8)).root());
      assertThat(vault.members(batch.root()))
          .extracting(VaultRecord::commitment)
          .isEqualTo(posted.subList(0, 8));
    }
  }

  @Test
  void aBatchGoesThroughItsStatesAndKeepsWhatEachOneNeeds() {
    try (Vault vault = fixture.open()) {
      vault.post(DemoRecords.postings(0, 3));
      Bytes32 root = vault.formBatch(DemoRecords.SCHEMA, 1, 8).orElseThrow().root();
      SignedRegistration transaction =
          new SignedRegistration(Bytes32.random(Seeds.random(1)), 41, Bytes32.ZERO);
      vault.markSubmitted(root, transaction);
      assertThat(vault.highestSubmittedNonce()).hasValue(41);
      assertThat(vault.findBatch(root).orElseThrow().transaction()).contains(transaction);
      vault.markWithdrawn(root);
      assertThat(vault.highestSubmittedNonce()).isEmpty();
      vault.markSubmitted(root, transaction);
      Registered registered =
          new Registered(5, new Address(1, 2, 3), transaction.hash(), 9, Bytes32.ZERO);
      vault.markCommitted(root, registered);
      assertThat(vault.findBatch(root).orElseThrow().registered()).contains(registered);
      assertThat(vault.unfinishedBatches(10)).isEmpty();
      assertThat(vault.countBatches(VaultBatch.State.COMMITTED)).isEqualTo(1);
    }
  }
}
