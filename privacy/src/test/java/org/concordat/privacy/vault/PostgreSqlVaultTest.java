package org.concordat.privacy.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.concordat.privacy.DemoRecords;
import org.concordat.privacy.Seeds;
import org.concordat.privacy.batch.Registrar;
import org.concordat.privacy.gateway.AnchorProgress;
import org.concordat.privacy.gateway.FlushOutcome;
import org.concordat.privacy.gateway.Gateway;
import org.concordat.privacy.registration.InMemoryRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same schema and statements on a real PostgreSQL, started from Debian's binaries as user
/// `postgres`. Skipped where they are missing or the test does not run as root.
@Tag("heavy")
class PostgreSqlVaultTest {
  private static final Path BINARIES = Path.of("/usr/lib/postgresql/15/bin");

  @TempDir private static Path directory;
  private static Path data;
  private static int port;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    assumeThat(Files.isExecutable(BINARIES.resolve("initdb")))
        .as("PostgreSQL 15 is installed in %s", BINARIES)
        .isTrue();
    assumeThat(System.getProperty("user.name")).as("runs as root").isEqualTo("root");
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    data = Path.of(run("mktemp", "-d").strip());
    run(BINARIES.resolve("initdb").toString(), "-D", data.toString(), "-A", "trust", "-U", "vault");
    String options = "-p " + port + " -k " + data + " -c listen_addresses=127.0.0.1";
    String log = data.resolve("log").toString();
    run(control(), "-D", data.toString(), "-l", log, "-w", "-o", options, "start");
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    if (data != null) {
      run(control(), "-D", data.toString(), "-m", "immediate", "stop");
      run("rm", "-r", data.toString());
    }
  }

  @Test
  void recordsGoFromPostToCommittedAndSurviveReopening() {
    InMemoryRegistry registry = new InMemoryRegistry();
    List<PostOutcome> outcomes;
    try (Vault vault = open(1)) {
      Gateway gateway = new Gateway(vault, new Registrar(vault, registry), AnchorProgress.NONE, 32);
      outcomes = gateway.post(DemoRecords.postings(0, 50));
      FlushOutcome flushed =
          gateway.flush(
              DemoRecords.SCHEMA,
              () -> {
                registry.mine();
                return true;
              });
      assertThat(flushed).isEqualTo(new FlushOutcome.Finished(2));
    }
    try (Vault vault = open(2)) {
      PostOutcome.Accepted first = (PostOutcome.Accepted) outcomes.getFirst();
      assertThat(vault.openRecord(first.id(), DemoRecords.SCHEMA).orElseThrow().content())
          .isEqualTo(DemoRecords.bundled().records().getFirst());
      assertThat(vault.post(DemoRecords.postings(0, 1)).getFirst())
          .isEqualTo(new PostOutcome.AlreadyAccepted(first.id(), first.commitment()));
      assertThat(vault.countBatches(VaultBatch.State.COMMITTED)).isEqualTo(2);
    }
  }

  @Test
  void severalWritersOfTheSamePostingsStoreEachOnce() throws Exception {
    List<Posting> postings = DemoRecords.postings(100, 20);
    try (Vault one = open(3);
        Vault two = open(4);
        ExecutorService writers = Executors.newFixedThreadPool(4)) {
      List<Callable<List<PostOutcome>>> work = new ArrayList<>();
      for (Vault vault : List.of(one, two, one, two)) {
        work.add(() -> vault.post(postings));
      }
      long accepted = 0;
      for (Future<List<PostOutcome>> result : writers.invokeAll(work)) {
        accepted += result.get().stream().filter(PostOutcome.Accepted.class::isInstance).count();
      }
      assertThat(accepted).isEqualTo(20);
    }
  }

  private static Vault open(long seed) {
    return Vault.open(
        new VaultLocation.PostgreSql(
            "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "vault", ""),
        new VaultFixture(directory, 50).wrapping(),
        Seeds.random(seed),
        VaultFixture.CLOCK);
  }

  private static String control() {
    return BINARIES.resolve("pg_ctl").toString();
  }

  /// Runs a command as user `postgres`, because the server refuses to run as root.
  private static String run(String... command) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("runuser", "-u", "postgres", "--"));
    all.addAll(Arrays.asList(command));
    Path output = Files.createTempFile(directory, "out", ".txt");
    int status =
        new ProcessBuilder(all)
            .directory(Path.of("/tmp").toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    String text = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(status).as("%s said: %s", command[0], text).isZero();
    return text;
  }
}
