package org.concordat.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuerCommandTest {
  private static final String CSV =
      """
      lei,legal_name,level,expiry,jurisdiction,amount
      253400V1H6ART1UQ0N98,A Client,3,2027-06-30,CH,100
      485100GBI2SE0KIX8T70,Another,2,2027-06-30,DE,200
      """;

  @TempDir private Path folder;
  private Path key;
  private Path csv;

  @BeforeEach
  void writeTheRecords() throws IOException {
    key = folder.resolve("issuer.key");
    csv = folder.resolve("may.csv");
    Files.writeString(csv, CSV);
  }

  @Test
  void aKeyIsMadeADeliverySignedAndCheckedAndAChangedOneRefused() throws IOException {
    CommandRun keygen = CommandRun.of("issuer", "keygen", "--to", key);
    assertThat(keygen.exitCode()).isZero();
    assertThat(keygen.out().strip()).matches("0x[0-9a-f]{128}");
    assertThat(Files.getPosixFilePermissions(key))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(keygen.out()).doesNotContain(Files.readString(key).strip());

    CommandRun sign = CommandRun.of("issuer", "sign", csv, "--key", key);
    assertThat(sign.exitCode()).isZero();
    assertThat(folder.resolve("may.csv.signature.json")).exists();

    CommandRun check = CommandRun.of("issuer", "check", csv, "--json");
    assertThat(check.exitCode()).isZero();
    assertThat(check.out()).contains("\"ok\":true", keygen.out().strip());

    Files.writeString(csv, CSV.replace(",200", ",201"));
    CommandRun changed = CommandRun.of("issuer", "check", csv);
    assertThat(changed.exitCode()).isEqualTo(1);
    assertThat(changed.out()).contains("refused", "not this issuer's");
  }

  @Test
  void aMalformedFileIsNotSignedAndNothingIsWrittenOver() throws IOException {
    CommandRun.of("issuer", "keygen", "--to", key, "--json");
    CommandRun again = CommandRun.of("issuer", "keygen", "--to", key);
    assertThat(again.exitCode()).isEqualTo(3);
    assertThat(again.err()).contains("is not written over");

    Files.writeString(csv, CSV.replace(",CH,", ",ZZ,"));
    CommandRun malformed = CommandRun.of("issuer", "sign", csv, "--key", key);
    assertThat(malformed.exitCode()).isEqualTo(2);
    assertThat(malformed.err()).contains("line 2, column jurisdiction");
    assertThat(folder.resolve("may.csv.signature.json")).doesNotExist();

    Files.writeString(csv, CSV);
    CommandRun.of("issuer", "sign", csv, "--key", key);
    CommandRun twice = CommandRun.of("issuer", "sign", csv, "--key", key);
    assertThat(twice.exitCode()).isEqualTo(2);
    assertThat(twice.err()).contains("exists and is not written over");
  }

  @Test
  void anUnknownSchemaIsRefused() {
    CommandRun.of("issuer", "keygen", "--to", key);
    CommandRun run = CommandRun.of("issuer", "sign", csv, "--key", key, "--schema", "rumour/1");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("there is no schema rumour/1");
  }
}
