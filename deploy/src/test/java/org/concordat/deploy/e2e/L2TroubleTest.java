package org.concordat.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A public chain or a port that is not as the demo needs it: the demo ends with a message that
/// says what to do, and leaves nothing temporary behind.
class L2TroubleTest {
  @TempDir private Path directory;

  @Test
  void anEndpointThatDoesNotAnswerIsNamedWithItsOption() throws IOException {
    List<Path> before = temporary();
    CommandRun run = demo("--l2-rpc-url", "http://127.0.0.1:" + closedPort());
    assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    assertThat(run.err()).contains("--l2-rpc-url").contains("L2_UNREACHABLE");
    assertThat(run.out()).contains("\"ok\":false").contains("ENVIRONMENT");
    assertThat(temporary()).isEqualTo(before);
  }

  @Test
  void aChainWithTheConsortiumsOwnIdIsNoPublicChain() {
    try (Cluster same = Cluster.start(directory.resolve("same"), 1)) {
      CommandRun run = demo("--l2-rpc-url", same.node(0).rpcUrl());
      assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
      assertThat(run.err()).contains("--l2-rpc-url").contains("20261");
    }
  }

  @Test
  void aPortInUseIsNamedAndTheUsersDirectoryStays() throws IOException {
    Path kept = directory.resolve("kept");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CommandRun run = demo("--rpc-http-port", taken.getLocalPort(), "--keep", kept);
      assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
      assertThat(run.err()).contains("in use").contains("--rpc-http-port");
    }
    assertThat(kept).isNotEmptyDirectory();
  }

  private static CommandRun demo(Object... more) {
    return CommandRun.of(
        Stream.concat(Stream.of("demo", "--members", "1", "--json"), Stream.of(more)).toArray());
  }

  private static int closedPort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private static List<Path> temporary() {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(f -> f.getFileName().toString().startsWith("concordat-demo-")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
