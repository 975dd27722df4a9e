package org.concordat.deploy.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.concordat.genesis.network.MemberFolder;

/// `concordat node` in a process of its own, on the Java and class path of this one.
final class NodeProcess {
  private static final Pattern LISTENING = Pattern.compile("listening on (\\S+),");
  private static final long START_SECONDS = 600;
  private static final int MAX_LINES = 50;

  private final Process process;
  private final CompletableFuture<Optional<URI>> url = new CompletableFuture<>();
  private final List<String> lines = new ArrayList<>();

  private NodeProcess(Process process) {
    this.process = process;
  }

  static NodeProcess start(MemberFolder member) {
    try {
      Process process = new ProcessBuilder(command(member)).redirectErrorStream(true).start();
      NodeProcess node = new NodeProcess(process);
      Thread.ofVirtual().start(node::listen);
      return node;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Short-lived JVMs spend most of their time in the optimising compiler: they do without.
  private static List<String> command(MemberFolder member) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xmx512m",
        "-cp",
        System.getProperty("java.class.path"),
        "org.concordat.deploy.Concordat",
        "node",
        "--genesis-file",
        member.genesis().toString(),
        "--data-path",
        member.data().toString(),
        "--node-private-key-file",
        member.nodeKeyFile().toString(),
        "--p2p-enabled=false",
        "--rpc-http-port",
        "0");
  }

  private void listen() {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        heard(line);
      }
    } catch (IOException killed) {
      heard("(output ended: " + killed.getMessage() + ")");
    } finally {
      url.complete(Optional.empty());
    }
  }

  private synchronized void heard(String line) {
    if (lines.size() < MAX_LINES) {
      lines.add(line);
    }
    Matcher listening = LISTENING.matcher(line);
    if (listening.find()) {
      url.complete(Optional.of(URI.create(listening.group(1))));
    }
  }

  /// Where it listens; empty when it ended before, or took too long.
  Optional<URI> awaitUrl() throws InterruptedException {
    try {
      return url.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException tooLong) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What it has printed so far, its first lines only.
  synchronized String output() {
    return String.join("\n", lines);
  }

  /// SIGKILL: no shutdown hook, no flush, nothing.
  void kill() {
    process.destroyForcibly();
  }

  /// Until it is gone.
  ///
  /// @return its exit status
  int await() throws InterruptedException {
    return process.waitFor();
  }
}
