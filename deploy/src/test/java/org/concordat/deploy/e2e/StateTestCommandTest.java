package org.concordat.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateTestCommandTest {
  /// A transfer of 5 wei.
  private static final String TRANSFER =
      """
      {"transfer": {
        "env": {
          "currentCoinbase": "0x00000000000000000000000000000000000000cb",
          "currentNumber": "0x01", "currentTimestamp": "0x03e8",
          "currentGasLimit": "0x05f5e100", "currentBaseFee": "0x0a",
          "currentDifficulty": "0x020000", "currentRandom": "0x020000"},
        "pre": {"0x7e5f4552091a69125d5dfcb7b8c2659029395bdf": {
          "balance": "0x0de0b6b3a7640000", "code": "0x", "nonce": "0x00", "storage": {}}},
        "transaction": {
          "data": ["0x"], "gasLimit": ["0x5208"], "gasPrice": "0x0a",
          "nonce": "0x00", "to": "0x00000000000000000000000000000000000000aa",
          "secretKey": "0x0000000000000000000000000000000000000000000000000000000000000001",
          "value": ["0x05"]},
        "post": {
          "Berlin": [{"hash": "$R", "logs": "$L", "indexes": {"data": 0, "gas": 0, "value": 0}}],
          "London": [{"hash": "$R", "logs": "$L", "indexes": {"data": 0, "gas": 0, "value": 0}}],
          "Osaka": [{"hash": "$R", "logs": "$L", "indexes": {"data": 0, "gas": 0, "value": 0}}]
        }}}
      """
          .replace("$L", "0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347");

  private static final String ROOT =
      "0x63e932b9f6d93358c3cda481e0d6b68be6bce5009ec309f27e5c8325107b2ca8";
  private static final String OTHER_ROOT = "0x" + "11".repeat(32);

  @TempDir private Path folder;

  @BeforeEach
  void aFolderOfTests() throws IOException {
    Files.createDirectories(folder.resolve("right/deep"));
    Files.writeString(folder.resolve("right/deep/b.json"), TRANSFER.replace("$R", ROOT));
    Files.writeString(
        folder.resolve("right/a.json"),
        TRANSFER.replace("$R", ROOT).replace("\"transfer\"", "\"first\""));
    Files.writeString(folder.resolve("wrong.json"), TRANSFER.replace("$R", OTHER_ROOT));
  }

  @Test
  void oneLineForEachCaseInTheOrderOfTheFiles() throws IOException {
    CommandRun run = CommandRun.of("evm", "statetest", folder.resolve("right"), "--json");
    assertThat(run.exitCode()).as(run.err()).isZero();
    List<JsonNode> lines = lines(run);
    assertThat(lines)
        .extracting(it -> it.get("name").asText() + " " + it.get("fork").asText())
        .containsExactly("first London", "first Osaka", "transfer London", "transfer Osaka");
    assertThat(lines)
        .allSatisfy(it -> {
          assertThat(it.get("pass").asBoolean()).isTrue();
          assertThat(it.get("stateRoot").asText()).isEqualTo(ROOT);
          assertThat(it.get("error").isNull()).isTrue();
        });
    assertThat(run.err())
        .contains("4 passed, 0 failed, 2 skipped")
        .contains("skipped 2: fork Berlin is not supported");
  }

  @Test
  void aTestForTheInputOfBesusToolIsReadOutOfItsWrapper() throws IOException {
    Path wrapped = folder.resolve("wrapped.json");
    Files.writeString(
        wrapped,
        "{\"cli\": [\"state-test\", \"stdin\"], \"stdin\": %s}"
            .formatted(TRANSFER.replace("$R", ROOT)));
    CommandRun run = CommandRun.of("evm", "statetest", wrapped, "--json");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(lines(run)).hasSize(2);
  }

  @Test
  void anotherRootFailsTheCaseAndTheCommand() throws IOException {
    CommandRun run =
        CommandRun.of(
            "evm", "statetest", folder.resolve("wrong.json"), "--fork", "Osaka", "--json");
    assertThat(run.exitCode()).isEqualTo(1);
    JsonNode line = lines(run).getFirst();
    assertThat(line.get("pass").asBoolean()).isFalse();
    assertThat(line.get("stateRoot").asText()).isEqualTo(ROOT);
    assertThat(line.get("error").asText()).contains(OTHER_ROOT);
    assertThat(lines(run)).hasSize(1);
  }

  @Test
  void withoutJsonOnlyFailuresAndCountsAreShown() {
    CommandRun run = CommandRun.of("evm", "statetest", folder);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out().lines().filter(it -> it.startsWith("FAIL transfer"))).hasSize(2);
    assertThat(run.out()).contains("4 passed, 2 failed, 3 skipped");
  }

  @Test
  void aFileThatCannotBeUsedIsNamedAndTheOthersStillRun() throws IOException {
    Files.writeString(
        folder.resolve("right/c.json"), "{\"a\": {\"post\": 1, \"transaction\": {}}}");
    CommandRun run = CommandRun.of("evm", "statetest", folder.resolve("right"), "--json");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("c.json/a/post").contains("1 files or tests could not be used");
    assertThat(lines(run)).hasSize(4);
    assertThat(CommandRun.of("evm", "statetest", folder.resolve("absent")).exitCode()).isEqualTo(2);
  }

  private static List<JsonNode> lines(CommandRun run) throws IOException {
    ObjectMapper json = new ObjectMapper();
    return json.readerFor(JsonNode.class).<JsonNode>readValues(run.out()).readAll();
  }
}
