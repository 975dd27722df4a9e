package org.concordat.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a user can get wrong: each has its message and exit code, and nothing is left half done.
class BadInputTest {
  @TempDir private Path directory;
  private Path member;

  @BeforeEach
  void aNetworkOfOne() {
    Path network = directory.resolve("network");
    CommandRun created = CommandRun.of("network", "create", "--members", "1", "--to", network);
    assertThat(created.exitCode()).as(created.err()).isZero();
    member = network.resolve("member-1");
  }

  @Test
  void aMalformedRowIsNamedByLineAndColumnAndNothingIsStored() throws IOException {
    Path input = directory.resolve("records.csv");
    Files.writeString(
        input,
        """
        lei,legal_name,entity_category,entity_status,legal_form_code,legal_jurisdiction,legal_city,\
        legal_country,hq_country,entity_creation_date,initial_registration_date,last_update_date,\
        registration_status,next_renewal_date
        724500PLANTED0000000,A,GENERAL,ACTIVE,8888,NL,B,ZZZ,NL,,2012-06-06,2025-01-01,ISSUED,
        """);
    Path kept = directory.resolve("kept");
    CommandRun run = CommandRun.of("demo", "--records", input, "--keep", kept, "--json");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("line 2")
        .contains("legal_country")
        .contains("nothing was stored");
    assertThat(run.out()).contains("\"ok\":false").contains("BAD_INPUT");
    assertThat(kept.resolve("consortium")).doesNotExist();
  }

  @Test
  void aWrongGenesisKeyIsNamedByItsPathAndPosition() throws IOException {
    Path genesis = member.resolve("genesis.json");
    Path wrong = directory.resolve("wrong.json");
    Files.writeString(
        wrong,
        Files.readString(genesis)
            .replaceFirst("\"gasLimit\"\\s*:\\s*\"[^\"]*\"", "\"gasLimit\": \"lots\""));
    CommandRun run = node(wrong, member.resolve("data"), 0);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("gasLimit").containsPattern("line \\d+|\\d+:\\d+");
  }

  @Test
  void aMisspeltKeyOfTheConfigurationIsNamedWithTheOptionThatIsMeant() throws IOException {
    Path config = directory.resolve("config.toml");
    Files.writeString(config, "data-path=\"data\"\nrpc-htp-port=8545\n");
    CommandRun run = CommandRun.of("node", "--config-file", config);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("config.toml", "line 2", "rpc-htp-port", "\"rpc-http-port\"");
  }

  @Test
  void whatANodeDoesNotDoIsRefusedInTheConfigurationToo() throws IOException {
    Path config = directory.resolve("config.toml");
    Files.writeString(
        config,
        "genesis-file=\"%s\"\ndata-path=\"%s\"\nnode-private-key-file=\"%s\"\nsync-mode=\"SNAP\"\n"
            .formatted(
                member.resolve("genesis.json"),
                member.resolve("data"),
                member.resolve("node.key")));
    CommandRun run = CommandRun.of("node", "--config-file", config);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--sync-mode is FULL");
    assertThat(member.resolve("data")).doesNotExist();
  }

  @Test
  void aPortInUseIsNamedWithTheOptionThatChangesIt() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CommandRun run =
          node(member.resolve("genesis.json"), member.resolve("data"), taken.getLocalPort());
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.err())
          .contains(String.valueOf(taken.getLocalPort()))
          .contains("in use")
          .contains("--rpc-http-port");
    }
  }

  @Test
  void aDataDirectoryThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.createFile(directory.resolve("a-file"));
    CommandRun run = node(member.resolve("genesis.json"), file.resolve("data"), 0);
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains(file.toString());
  }

  @Test
  void aCorruptDatabaseFileIsNamedAndNothingIsDeleted() throws IOException {
    Path data = member.resolve("data");
    assertThat(CommandRun.of("demo", "--help").exitCode()).isZero();
    Cluster.initialise(member, data);
    Path manifest;
    try (Stream<Path> files = Files.walk(data)) {
      manifest =
          files
              .filter(f -> f.getFileName().toString().startsWith("MANIFEST"))
              .findFirst()
              .orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(manifest);
    bytes[bytes.length / 2] ^= 0x55;
    Files.write(manifest, bytes);
    CommandRun run = node(member.resolve("genesis.json"), data, 0);
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains(data.toString()).containsIgnoringCase("corrupt");
    assertThat(Files.readAllBytes(manifest)).isEqualTo(bytes);
  }

  @Test
  void aKeyFileOfAnotherFormIsRefusedWithoutShowingIt() throws IOException {
    Path key = directory.resolve("bad.key");
    Files.writeString(key, "hunter2-is-not-a-key");
    CommandRun run =
        CommandRun.of(
            "node",
            "--genesis-file",
            member.resolve("genesis.json"),
            "--data-path",
            member.resolve("data"),
            "--node-private-key-file",
            key);
    assertThat(run.exitCode()).isIn(2, 3);
    assertThat(run.err()).contains("bad.key").doesNotContain("hunter2");
  }

  @Test
  void anExistingDirectoryIsNotWrittenOver() {
    CommandRun again = CommandRun.of("network", "create", "--to", directory.resolve("network"));
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains("exists");
    assertThat(CommandRun.of("demo", "--keep", directory).exitCode()).isEqualTo(2);
  }

  @Test
  void aFileThatIsNoEvidenceIsNotValid() throws IOException {
    Path file = directory.resolve("evidence.json");
    Files.writeString(file, "{\"format\":\"concordat-evidence\",\"version\":99}");
    CommandRun newer = CommandRun.of("verify", file, "--json");
    assertThat(newer.exitCode()).isEqualTo(1);
    assertThat(newer.out()).contains("unknown-version");
    CommandRun absent = CommandRun.of("verify", directory.resolve("absent.json"));
    assertThat(absent.exitCode()).isEqualTo(2);
    assertThat(absent.err()).contains("absent.json does not exist");
  }

  private CommandRun node(Path genesis, Path data, int port) {
    return CommandRun.of(
        "node",
        "--genesis-file",
        genesis,
        "--data-path",
        data,
        "--node-private-key-file",
        member.resolve("node.key"),
        "--p2p-enabled=false",
        "--rpc-http-port",
        port);
  }
}
