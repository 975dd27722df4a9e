package org.concordat.deploy.localnet;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// `concordat node` in a process of its own, on the Java and class path of this one.
public final class NodeProcess {
  private static final Pattern LISTENING = Pattern.compile("listening on (\\S+),");
  private static final String VARIABLE = "CONCORDAT_";
  private static final long START_SECONDS = 600;
  private static final int MAX_LINES = 50;

  private final Process process;
  private final CompletableFuture<Optional<URI>> url = new CompletableFuture<>();
  private final List<String> lines = new ArrayList<>();

  private NodeProcess(Process process) {
    this.process = process;
  }

  /// @param directory to start in
  /// @param options of `concordat node`
  public static NodeProcess start(JvmProfile profile, Path directory, List<String> options) {
    ProcessBuilder builder =
        new ProcessBuilder(command(profile, options))
            .directory(directory.toFile())
            .redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith(VARIABLE));
    try {
      NodeProcess node = new NodeProcess(builder.start());
      Thread.ofPlatform().daemon().name("output-of-node").start(node::listen);
      return node;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(JvmProfile profile, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(profile.options());
    command.add(ParentWatch.option());
    command.addAll(List.of("-cp", classPath(), "org.concordat.deploy.Concordat", "node"));
    command.addAll(options);
    return command;
  }

  /// The child starts in another directory.
  private static String classPath() {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(System.getProperty("java.class.path"))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /// On a thread of its own: reading from a process holds a virtual thread's carrier, and as many
  /// nodes as there are processors would stop all other virtual threads.
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

  /// Where JSON-RPC listens; empty when the process ended before, or took too long.
  public Optional<URI> awaitUrl() throws InterruptedException {
    try {
      return url.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException tooLong) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What it has printed so far, its first lines only.
  public synchronized String output() {
    return String.join("\n", lines);
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /// Of all its threads since it started; empty once it has ended.
  public Optional<Duration> cpu() {
    return process.info().totalCpuDuration();
  }

  /// SIGKILL: no shutdown hook, no flush, nothing.
  public void kill() {
    process.destroyForcibly();
  }

  /// SIGTERM: it closes what it has open.
  public void stop() {
    process.destroy();
  }

  /// SIGSTOP: it keeps its connections and says nothing, until [#resume].
  public void pause() throws InterruptedException {
    signal("-STOP");
  }

  public void resume() throws InterruptedException {
    signal("-CONT");
  }

  private void signal(String signal) throws InterruptedException {
    try {
      new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Until it is gone.
  ///
  /// @return its exit status
  public int await() throws InterruptedException {
    return process.waitFor();
  }

  /// @return whether it is gone
  public boolean await(Duration most) throws InterruptedException {
    return process.waitFor(most);
  }
}
