package org.concordat.privacy.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.concordat.privacy.DemoRecords;
import org.concordat.privacy.PrivacyException;
import org.concordat.privacy.PrivacyException.Code;
import org.concordat.privacy.Seeds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each fault says what happened and what to do, and costs nothing that was stored.
class VaultFaultTest {
  @TempDir private Path directory;
  private VaultFixture fixture;

  @BeforeEach
  void locate() {
    fixture = new VaultFixture(directory, 21);
  }

  @Test
  void aSecondOwnerIsTurnedAway() throws Exception {
    try (Vault _ = fixture.open()) {
      Process other = otherProcess();
      String output = new String(other.getInputStream().readAllBytes(), UTF_8);
      assertThat(other.waitFor()).isEqualTo(1);
      assertThat(output).contains("VAULT_IN_USE").contains("stop the other process");
    }
  }

  @Test
  void aFileWhereTheDirectoryShouldBeIsUnavailable() throws IOException {
    Files.writeString(directory.resolve("vault"), "not a directory");
    assertFault(Code.VAULT_UNAVAILABLE, fixture::open);
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() {
    Path readOnly = Path.of("/proc/concordat");
    assumeThat(Files.isDirectory(Path.of("/proc"))).isTrue();
    assertThatThrownBy(() ->
            Vault.open(
                new VaultLocation.Embedded(readOnly),
                fixture.wrapping(),
                Seeds.random(1),
                VaultFixture.CLOCK))
        .isInstanceOf(PrivacyException.class)
        .hasMessageContaining(readOnly.toString());
  }

  @Test
  void aLostDatabaseFileIsNotReplacedByAnEmptyVault() throws IOException {
    storeSomething();
    Files.delete(fixture.databaseFile());
    assertFault(Code.VAULT_CORRUPT, fixture::open);
  }

  @Test
  void anEmptiedDatabaseFileIsNotReplacedByAnEmptyVault() throws IOException {
    storeSomething();
    Files.write(fixture.databaseFile(), new byte[0]);
    assertFault(Code.VAULT_CORRUPT, fixture::open);
  }

  @Test
  void anOverwrittenDatabaseFileIsCorruptAndLeftAsItIs() throws IOException {
    storeSomething();
    byte[] noise = new byte[(int) Files.size(fixture.databaseFile())];
    new Random(4).nextBytes(noise);
    Files.write(fixture.databaseFile(), noise);
    assertFault(Code.VAULT_CORRUPT, fixture::open);
    assertThat(Arrays.equals(Files.readAllBytes(fixture.databaseFile()), noise)).isTrue();
  }

  @Test
  void anotherVaultsDatabaseIsNotTakenForThisOne() throws IOException {
    storeSomething();
    Files.writeString(fixture.vaultDirectory().resolve("vault.id"), "0".repeat(32));
    assertFault(Code.VAULT_CORRUPT, fixture::open);
  }

  private void storeSomething() {
    try (Vault vault = fixture.open()) {
      vault.post(DemoRecords.postings(0, 3));
    }
  }

  private static void assertFault(Code code, ThrowingCallable opening) {
    assertThatThrownBy(opening)
        .isInstanceOfSatisfying(
            PrivacyException.class, fault -> assertThat(fault.code()).isEqualTo(code))
        .hasMessageContaining(code.name())
        .hasMessageContaining("What to do: " + code.remedy());
  }

  /// Opens the same vault in a Java process of its own.
  private Process otherProcess() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            OtherOwner.class.getName(),
            directory.toString())
        .redirectErrorStream(true)
        .start();
  }

  /// The other process.
  static final class OtherOwner {
    private OtherOwner() {}

    public static void main(String[] arguments) {
      try (Vault _ = new VaultFixture(Path.of(arguments[0]), 21).open()) {
        System.exit(0);
      } catch (PrivacyException fault) {
        System.out.println(fault.getMessage());
        System.exit(1);
      }
    }
  }
}
