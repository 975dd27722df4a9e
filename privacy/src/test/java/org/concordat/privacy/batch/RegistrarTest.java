package org.concordat.privacy.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.privacy.DemoRecords;
import org.concordat.privacy.PrivacyException;
import org.concordat.privacy.registration.BatchRegistration;
import org.concordat.privacy.registration.InMemoryRegistry;
import org.concordat.privacy.registration.InMemoryRegistry.Fault;
import org.concordat.privacy.registration.Registry;
import org.concordat.privacy.schema.RecordSchema;
import org.concordat.privacy.vault.Vault;
import org.concordat.privacy.vault.VaultBatch;
import org.concordat.privacy.vault.VaultFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrarTest {
  private static final RecordSchema SCHEMA = DemoRecords.SCHEMA;
  private static final List<Fault> FAULTS = List.of(Fault.values());

  @TempDir private Path directory;
  private final InMemoryRegistry registry = new InMemoryRegistry();
  private VaultFixture fixture;

  @BeforeEach
  void locate() {
    fixture = new VaultFixture(directory, 11);
  }

  @Test
  void batchesAreSentTogetherAndCommittedByTheirBlock() {
    try (Vault vault = vaultWithBatches(3)) {
      Registrar registrar = new Registrar(vault, registry);
      assertThat(registrar.advance().sent()).isEqualTo(3);
      assertThat(registry.waitingCount()).isEqualTo(3);
      assertThat(registrar.advance().sent()).isZero();
      registry.mine();
      assertThat(registrar.advance().committed()).isEqualTo(3);
      assertThat(registrar.advance().finished()).isTrue();
    }
  }

  @Test
  void noMoreThanTheBoundIsInFlight() {
    try (Vault vault = fixture.open()) {
      vault.post(DemoRecords.postings(0, Registrar.MAX_IN_FLIGHT + 4));
      formBatches(vault, 1);
      Registrar registrar = new Registrar(vault, registry);
      registrar.advance();
      registrar.advance();
      assertThat(registry.waitingCount()).isEqualTo(Registrar.MAX_IN_FLIGHT);
      registry.mine();
      registrar.advance();
      registrar.advance();
      assertThat(registry.waitingCount()).isEqualTo(4);
    }
  }

  /// A crash between keeping a transaction and hearing of it: the request is lost, or its answer.
  @ParameterizedTest
  @EnumSource(names = {"LOSE", "LOSE_ANSWER"})
  void aCrashWhileSendingRegistersTheBatchOnce(Fault fault) {
    try (Vault vault = vaultWithBatches(1)) {
      registry.fault(fault);
      Registrar registrar = new Registrar(vault, registry);
      assertThatThrownBy(registrar::advance).isInstanceOf(PrivacyException.class);
    }
    registry.fault(Fault.NONE);
    try (Vault vault = fixture.open()) {
      Registrar restarted = new Registrar(vault, registry);
      restarted.advance();
      registry.mine();
      restarted.advance();
      assertThat(vault.countBatches(VaultBatch.State.COMMITTED)).isEqualTo(1);
      assertThat(registry.transactionCount()).isEqualTo(1);
    }
  }

  @Test
  void aBatchIncludedWhileTheGatewayWasDownIsOnlyMarked() {
    try (Vault vault = vaultWithBatches(1)) {
      new Registrar(vault, registry).advance();
    }
    registry.mine();
    try (Vault vault = fixture.open()) {
      assertThat(new Registrar(vault, registry).advance().committed()).isEqualTo(1);
      assertThat(registry.transactionCount()).isEqualTo(1);
    }
  }

  @Test
  void aBatchTheVaultForgotHavingSentIsFoundOnTheChain() {
    try (Vault vault = vaultWithBatches(1)) {
      VaultBatch batch = vault.unfinishedBatches(1).getFirst();
      registry.send(
          registry.sign(new BatchRegistration(batch.root(), batch.count(), SCHEMA.hash()), 0));
      registry.mine();
      assertThat(new Registrar(vault, registry).advance().committed()).isEqualTo(1);
      assertThat(registry.transactionCount()).isEqualTo(1);
    }
  }

  @Test
  void aTransactionTheNodeForgotIsSentAgain() {
    try (Vault vault = vaultWithBatches(1)) {
      Registrar registrar = new Registrar(vault, registry);
      registrar.advance();
      registry.dropPool();
      assertThat(registrar.advance().sent()).isEqualTo(1);
      registry.mine();
      assertThat(registrar.advance().committed()).isEqualTo(1);
    }
  }

  @Test
  void aNonceTakenByAnotherTransactionLeadsToANewOne() {
    try (Vault vault = vaultWithBatches(1)) {
      Registrar registrar = new Registrar(vault, registry);
      registrar.advance();
      registry.dropPool();
      registry.mineForeignTransaction();
      assertThat(registrar.advance().rejections()).hasSize(1);
      registrar.advance();
      registry.mine();
      assertThat(registrar.advance().committed()).isEqualTo(1);
      assertThat(registry.registeredCount()).isEqualTo(1);
    }
  }

  @Test
  void aMemberThatWasExpelledIsToldAndSpendsNothing() {
    try (Vault vault = vaultWithBatches(1)) {
      registry.expelMember();
      Registrar registrar = new Registrar(vault, registry);
      RegistrarPass pass = registrar.advance();
      assertThat(pass.rejections()).extracting(RegistrarPass.Rejection::reason).hasSize(1);
      assertThat(registry.waitingCount()).isZero();
      registry.admitMember();
      registrar.advance();
      registry.mine();
      assertThat(registrar.advance().committed()).isEqualTo(1);
    }
  }

  @Test
  void aFullPoolIsReportedAndTriedAgain() {
    try (Vault vault = vaultWithBatches(1)) {
      Registrar registrar = new Registrar(vault, registry);
      registry.fault(Fault.REFUSE);
      assertThat(registrar.advance().rejections()).hasSize(1);
      registry.fault(Fault.NONE);
      registrar.advance();
      registry.mine();
      assertThat(registrar.advance().committed()).isEqualTo(1);
    }
  }

  @Test
  void aRootThatAnotherMemberRegisteredIsReported() {
    try (Vault vault = vaultWithBatches(1)) {
      Bytes32 root = vault.unfinishedBatches(1).getFirst().root();
      registry.registerByOther(root);
      assertThat(new Registrar(vault, registry).advance().rejections())
          .extracting(RegistrarPass.Rejection::batchRoot)
          .containsExactly(root);
    }
  }

  /// Faults and restarts in random order; in the end every batch is on the chain exactly once.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 4})
  void whateverHappensEveryBatchIsRegisteredOnce(long seed) {
    Random random = new Random(seed);
    vaultWithBatches(5).close();
    for (int step = 0; step < 8; step++) {
      registry.fault(FAULTS.get(random.nextInt(FAULTS.size())));
      try (Vault vault = fixture.open()) {
        new Registrar(vault, registry).advance();
      } catch (PrivacyException _) {
        // the process ends here and is started again
      }
      disturb(random);
    }
    registry.fault(Fault.NONE);
    try (Vault vault = fixture.open()) {
      settle(vault, registry);
      assertThat(vault.countBatches(VaultBatch.State.COMMITTED)).isEqualTo(5);
      assertThat(registry.registeredCount()).isEqualTo(5);
    }
  }

  private void disturb(Random random) {
    switch (random.nextInt(4)) {
      case 0 -> registry.dropPool();
      case 1 -> registry.mineForeignTransaction();
      default -> registry.mine();
    }
  }

  private void settle(Vault vault, Registry chain) {
    Registrar registrar = new Registrar(vault, chain);
    for (int pass = 0; pass < 20; pass++) {
      registrar.advance();
      registry.mine();
    }
  }

  private Vault vaultWithBatches(int batches) {
    Vault vault = fixture.open();
    vault.post(DemoRecords.postings(0, batches * 2));
    formBatches(vault, 2);
    return vault;
  }

  private static void formBatches(Vault vault, int size) {
    while (vault.formBatch(SCHEMA, 1, size).isPresent()) {
      // until nothing waits
    }
  }
}
