package org.concordat.privacy.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.keys.SoftwareKeyWrapping;
import org.concordat.privacy.DemoRecords;
import org.concordat.privacy.PrivacyException;
import org.concordat.privacy.PrivacyException.Code;
import org.concordat.privacy.Seeds;
import org.concordat.privacy.schema.ValidRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultSecrecyTest {
  private static final String LEI = "529900ZZPLANTEDLEI01";
  private static final String NAME = "Zanzibar Planted Holdings";
  private static final String CITY = "Plantedville-sur-Mer";
  private static final String KEY = "caller-chosen-planted-key";
  private static final List<String> PLANTED = List.of(LEI, NAME, CITY, KEY);

  @TempDir private Path directory;
  private VaultFixture fixture;

  @BeforeEach
  void locate() {
    fixture = new VaultFixture(directory, 3);
  }

  @Test
  void nothingOfARecordIsReadableInTheFilesOfTheVault() throws IOException {
    Bytes blinding;
    try (Vault vault = fixture.open()) {
      RecordId id = ((PostOutcome.Accepted) post(vault)).id();
      vault.formBatch(DemoRecords.SCHEMA, 1, 8);
      blinding =
          vault.openRecord(id, DemoRecords.SCHEMA).orElseThrow().blinding().value().toBytes();
      assertNothingIn(fixture.vaultDirectory(), blinding);
    }
    assertNothingIn(fixture.vaultDirectory(), blinding);
  }

  @Test
  void nothingOfARecordIsInTheTextFormOfAnyValue() {
    ValidRecord content = DemoRecords.planted(LEI, NAME, CITY);
    try (Vault vault = fixture.open()) {
      PostOutcome outcome = post(vault);
      RecordId id = ((PostOutcome.Accepted) outcome).id();
      String texts =
          content
              + " "
              + new Posting(KEY, content)
              + outcome
              + vault.find(id)
              + vault.openRecord(id, DemoRecords.SCHEMA);
      assertThat(texts).doesNotContain(PLANTED);
    }
  }

  @Test
  void aDamagedRecordIsReportedWithoutItsContent() {
    try (Vault vault = fixture.open()) {
      RecordId id = ((PostOutcome.Accepted) post(vault)).id();
      damage("UPDATE records SET sealed_attributes = sealed_blinding");
      assertThatThrownBy(() -> vault.openRecord(id, DemoRecords.SCHEMA))
          .isInstanceOfSatisfying(
              PrivacyException.class,
              fault -> assertThat(fault.code()).isEqualTo(Code.VAULT_CORRUPT))
          .message()
          .doesNotContain(PLANTED);
    }
  }

  @Test
  void anotherKeyEncryptionKeyDoesNotOpenTheVault() {
    fixture.open().close();
    SoftwareKeyWrapping other =
        SoftwareKeyWrapping.create(directory.resolve("other"), Seeds.random(99));
    assertThatThrownBy(() ->
            Vault.open(
                new VaultLocation.Embedded(fixture.vaultDirectory()),
                other,
                Seeds.random(1),
                VaultFixture.CLOCK))
        .isInstanceOfSatisfying(
            PrivacyException.class, fault -> assertThat(fault.code()).isEqualTo(Code.WRONG_KEY));
    fixture.open().close();
  }

  private static PostOutcome post(Vault vault) {
    return vault.post(List.of(new Posting(KEY, DemoRecords.planted(LEI, NAME, CITY)))).getFirst();
  }

  /// Changes a row behind the vault's back, through a second session in this process.
  private void damage(String statement) {
    try (Database database = Database.open(new VaultLocation.Embedded(fixture.vaultDirectory()))) {
      database.<Integer>write(handle -> handle.execute(statement));
    }
  }

  private static void assertNothingIn(Path folder, Bytes blinding) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(PLANTED).noneMatch(text::contains);
        String secret = new String(blinding.toArray(), StandardCharsets.ISO_8859_1);
        assertThat(text.contains(secret)).as("blinding in %s", file).isFalse();
      }
    }
  }
}
