package org.concordat.deploy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.concordat.deploy.outcome.BadInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class ConfigurationTest {
  @TempDir private Path directory;
  private final Example example = new Example();

  @Command(name = "example", mixinStandardHelpOptions = true)
  static final class Example implements Runnable {
    @Option(names = "--config-file")
    private Path configFile = Path.of("none");

    @Option(names = "--genesis-file", required = true)
    private String genesisFile = "";

    @Option(names = "--p2p-port", defaultValue = "30303")
    private int port;

    @Option(names = "--enabled", arity = "0..1", fallbackValue = "true", defaultValue = "true")
    private boolean enabled;

    @Option(names = "--host-allowlist", split = ",", defaultValue = "localhost")
    private List<String> hosts = List.of();

    @Option(names = {"--blocks", "--old-name-of-blocks"})
    private long blocks;

    @Override
    public void run() {}
  }

  private Path file(String text) {
    try {
      return Files.writeString(directory.resolve("config.toml"), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private int run(Map<String, String> environment, Object... arguments) {
    List<String> words = List.of(arguments).stream().map(Object::toString).toList();
    CommandLine command = new CommandLine(example);
    Configuration.apply(command, words, environment);
    return command.execute(words.toArray(new String[0]));
  }

  @Test
  void theFileSaysWhatTheCommandLineLeavesOut() {
    Path file =
        file(
            """
            # a comment
            genesis-file="network/genesis.json"
            p2p-port=30304
            enabled=false
            host-allowlist=["a", "b.example.org"]
            old-name-of-blocks=7
            """);
    assertThat(run(Map.of(), "--config-file", file)).isZero();
    assertThat(example.configFile).isEqualTo(file);
    assertThat(example.genesisFile).isEqualTo("network/genesis.json");
    assertThat(example.port).isEqualTo(30_304);
    assertThat(example.enabled).isFalse();
    assertThat(example.hosts).containsExactly("a", "b.example.org");
    assertThat(example.blocks).isEqualTo(7);
  }

  @Test
  void theCommandLineWinsOverTheEnvironmentAndThatOverTheFile() {
    Path file = file("genesis-file=\"file\"\np2p-port=1\nhost-allowlist=[\"file\"]\n");
    Map<String, String> environment =
        Map.of("CONCORDAT_P2P_PORT", "2", "CONCORDAT_HOST_ALLOWLIST", "x,y", "P2P_PORT", "9");
    assertThat(run(environment, "--config-file=" + file, "--host-allowlist", "line")).isZero();
    assertThat(example.genesisFile).isEqualTo("file");
    assertThat(example.port).isEqualTo(2);
    assertThat(example.hosts).containsExactly("line");
  }

  @Test
  void withoutAFileTheOptionsHaveTheirOwnDefaults() {
    assertThat(run(Map.of(), "--genesis-file", "g")).isZero();
    assertThat(example.port).isEqualTo(30_303);
    assertThat(example.enabled).isTrue();
    assertThat(run(Map.of())).as("a required option is still required").isEqualTo(2);
  }

  @Test
  void theEnvironmentMayNameTheFile() {
    Path file = file("genesis-file=\"file\"\n");
    assertThat(run(Map.of("CONCORDAT_CONFIG_FILE", file.toString()))).isZero();
    assertThat(example.genesisFile).isEqualTo("file");
  }

  @Test
  void everyUnknownKeyIsNamedWithItsLineAndTheNearestOption() {
    assertRefused(
        file("genesis-file=\"g\"\np2p-prot=1\n\nhost-allow-list=\"x\"\n"),
        "line 2: there is no option \"p2p-prot\", the nearest is \"p2p-port\"",
        "line 4: there is no option \"host-allow-list\", the nearest is \"host-allowlist\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "p2p-port= | is not TOML: line 1",
        "p2p-port=1\\np2p-port=2 | is not TOML: line 2",
        "p2p-port=1.5 | line 1: p2p-port: no option has such a value",
        "[p2p]\\nport=1 | line 1: p2p: no option has such a value",
        "host-allowlist=[[\"a\"]] | no option has such a value",
        "host-allowlist=[\"a,b\"] | without a comma",
        "config-file=\"x\" | there is no option \"config-file\"",
        "help=true | there is no option \"help\""
      })
  void aFileThatCannotBeUsedIsRefusedWithTheReason(String text, String message) {
    assertRefused(file(text.replace("\\n", "\n")), message);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertRefused(directory.resolve("absent.toml"), "absent.toml does not exist");
  }

  private void assertRefused(Path file, String... messages) {
    assertThatThrownBy(() -> run(Map.of(), "--config-file", file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(file.toString())
        .extracting(Throwable::getMessage)
        .asString()
        .contains(messages);
  }

  @Test
  void theDistanceOfTwoWordsIsTheEditsBetweenThem() {
    assertThat(Spelling.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Spelling.distance("", "abc")).isEqualTo(3);
    assertThat(Spelling.distance("port", "prot")).isEqualTo(2);
    assertThat(Spelling.nearest("b", List.of("a", "b", "c"))).isEqualTo("b");
  }
}
