package org.concordat.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.store.RocksDbKeyValueStore;
import org.concordat.chain.store.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Records with values found nowhere else go through the whole demo; afterwards they are in no file
/// it left behind (chain databases, the L2 stand-in, vaults, log, outbox, evidence) and in nothing
/// it printed.
class PlantedValuesTest {
  private static final String HEADER =
      "lei,legal_name,entity_category,entity_status,legal_form_code,legal_jurisdiction,legal_city,"
          + "legal_country,hq_country,entity_creation_date,initial_registration_date,"
          + "last_update_date,registration_status,next_renewal_date";
  private static final int RECORDS = 12;

  @TempDir private Path directory;

  @Test
  void noAttributeOfARecordIsInAnythingTheDemoLeavesBehind() throws IOException {
    Path input = directory.resolve("input.csv");
    List<String> planted = plant(input);
    Path kept = directory.resolve("kept");

    CommandRun run =
        CommandRun.of("demo", "--records", input, "--keep", kept, "--members", "4", "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode report = new ObjectMapper().readTree(run.out());
    assertThat(report.path("ok").asBoolean()).isTrue();
    assertThat(report.path("verdicts").path("valid").asInt()).isEqualTo(RECORDS);
    assertNotIn("standard output", run.out().getBytes(StandardCharsets.UTF_8), planted);
    assertNotIn("standard error", run.err().getBytes(StandardCharsets.UTF_8), planted);
    assertThat(filesUnder(kept)).hasSizeGreaterThan(RECORDS);
    for (Path file : filesUnder(kept)) {
      assertNotIn(file.toString(), Files.readAllBytes(file), planted);
    }
    assertNotInDatabase(kept.resolve("l2"), planted);
    assertNotInDatabase(kept.resolve("consortium").resolve("member-1").resolve("data"), planted);
    assertThat(found(Files.readAllBytes(input), planted))
        .as("the search finds what is there")
        .isNotEmpty();
  }

  private static List<String> plant(Path input) throws IOException {
    List<String> planted = new ArrayList<>();
    StringBuilder csv = new StringBuilder(HEADER).append('\n');
    for (int i = 0; i < RECORDS; i++) {
      String lei = lei("7245PLANTEDLEI%04d".formatted(i));
      String name = "Quetzalcoatl Xylophone %04d Holding".formatted(i);
      String city = "Zwischenahnenburg%04d".formatted(i);
      planted.addAll(List.of(lei, name, city));
      csv.append(
          "%s,%s,GENERAL,ACTIVE,8888,NL,%s,NL,NL,2001-01-01,2012-06-06,2025-01-01,ISSUED,2026-01-01%n"
              .formatted(lei, name, city));
    }
    Files.writeString(input, csv);
    return planted;
  }

  /// Completes an LEI with its check digits (ISO 7064, MOD 97-10).
  private static String lei(String first18) {
    int remainder = 0;
    for (char c : (first18 + "00").toCharArray()) {
      int value = Character.digit(c, 36);
      remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
    }
    return first18 + "%02d".formatted(98 - remainder);
  }

  private static List<Path> filesUnder(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /// Entries as the node reads them: on disk they may be compressed.
  private static void assertNotInDatabase(Path database, List<String> planted) {
    try (RocksDbKeyValueStore store = RocksDbKeyValueStore.open(database)) {
      for (Segment segment : Segment.values()) {
        store.scan(
            segment,
            Bytes.EMPTY,
            (key, value) -> {
              assertNotIn(segment.name(), key.toArray(), planted);
              assertNotIn(segment.name(), value.toArray(), planted);
              return true;
            });
      }
    }
  }

  private static void assertNotIn(String where, byte[] content, List<String> planted) {
    assertThat(found(content, planted)).as(where).isEmpty();
  }

  /// As text of either width, and as hex of text.
  private static List<String> found(byte[] content, List<String> planted) {
    String latin = new String(content, StandardCharsets.ISO_8859_1);
    return planted.stream()
        .filter(value -> {
          byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
          String wide =
              new String(value.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
          return latin.contains(value)
              || latin.contains(wide)
              || latin.contains(HexFormat.of().formatHex(utf8));
        })
        .toList();
  }
}
