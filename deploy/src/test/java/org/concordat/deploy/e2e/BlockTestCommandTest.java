package org.concordat.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockTestCommandTest {
  private static final Path VECTORS =
      Path.of("..", "chain", "src", "test", "resources", "vectors", "official", "blockchain");
  private static final Path EXAMPLE =
      VECTORS.resolve("legacy_cancun/ValidBlocks/bcExample/shanghaiExample.json");

  @TempDir private Path folder;

  @Test
  void oneLineForEachTestAndCountsOnStandardError() throws IOException {
    CommandRun run = CommandRun.of("evm", "blocktest", EXAMPLE, "--json");
    assertThat(run.exitCode()).as(run.err()).isZero();
    List<JsonNode> lines = lines(run);
    assertThat(lines)
        .isNotEmpty()
        .allSatisfy(line -> {
          assertThat(line.get("name").asText()).contains("shanghaiExample");
          assertThat(line.get("fork").asText()).isIn("Shanghai", "Cancun");
          assertThat(line.get("pass").asBoolean()).isTrue();
          assertThat(line.get("stateRoot").asText()).startsWith("0x").hasSize(66);
          assertThat(line.get("error").isNull()).isTrue();
        });
    assertThat(run.err()).contains(lines.size() + " passed, 0 failed, 0 skipped");
  }

  @Test
  void aBlockThatIsTakenAgainstTheTestFailsItAndTheCommand() throws IOException {
    Path changed = folder.resolve("changed.json");
    String blocks = Files.readString(EXAMPLE);
    Files.writeString(
        changed, blocks.replaceFirst("\"rlp\" :", "\"expectException\" : \"no\", \"rlp\" :"));
    CommandRun run = CommandRun.of("evm", "blocktest", changed, "--json");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(lines(run))
        .filteredOn(line -> !line.get("pass").asBoolean())
        .singleElement()
        .satisfies(
            line -> assertThat(line.get("error").asText()).isEqualTo("taken in spite of no"));
  }

  @Test
  void aFileOfAnotherKindCannotBeUsedByName() throws IOException {
    Path other = folder.resolve("other.json");
    Files.writeString(other, "{\"a\": {\"post\": {}}}");
    CommandRun named = CommandRun.of("evm", "blocktest", other);
    assertThat(named.exitCode()).isEqualTo(2);
    assertThat(named.err()).contains("no blockchain test");
    CommandRun found = CommandRun.of("evm", "blocktest", folder);
    assertThat(found.exitCode()).isZero();
    assertThat(found.err()).contains("skipped 1: file is no blockchain test");
  }

  private static List<JsonNode> lines(CommandRun run) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : run.out().lines().toList()) {
      lines.add(json.readTree(line));
    }
    return lines;
  }
}
