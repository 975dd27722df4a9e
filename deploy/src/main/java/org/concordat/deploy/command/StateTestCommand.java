package org.concordat.deploy.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.conformance.StateTestCase;
import org.concordat.chain.conformance.StateTestFile;
import org.concordat.chain.conformance.StateTestResult;
import org.concordat.chain.conformance.StateTestRunner;
import org.concordat.chain.evm.compiled.ImmediateCompiler;
import org.concordat.chain.spec.Fork;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.deploy.outcome.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `concordat evm statetest`: official state tests, one line for each case.
@Command(
    name = "statetest",
    mixinStandardHelpOptions = true,
    description = {
      "Runs state tests in the official format (GeneralStateTests), forks London to Osaka.",
      "Exits 1 when a case fails and 2 when a file cannot be used; counts go to standard error."
    })
final class StateTestCommand implements Callable<Integer> {
  private static final int THREADS = 2;

  /// Files read ahead of the one whose results are printed next.
  private static final int MAX_AHEAD = 256;

  private static final int MAX_FOLDER_DEPTH = 32;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Files, or folders with all .json files below them.")
  private List<Path> paths = List.of();

  @Option(
      names = "--fork",
      paramLabel = "FORK",
      description = "Only this fork's entries: ${COMPLETION-CANDIDATES}.")
  private @Nullable Fork fork;

  @Option(
      names = "--base",
      paramLabel = "DIR",
      description = {
        "The files hold results only: take each one's tests from the file of the same path",
        "below DIR."
      })
  private @Nullable Path base;

  @Option(names = "--json", description = "Print every case as one JSON object on a line.")
  private boolean json;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      defaultValue = "interpreted",
      description = {
        "What runs the code: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).",
        "compiled translates every code for the JVM at first sight; results never differ."
      })
  private Engine engine = Engine.interpreted;

  @Spec private @Nullable CommandSpec spec;

  private StateTestRunner runner = new StateTestRunner();
  private final Map<String, Integer> skipped = new TreeMap<>();
  private int passed;
  private int failed;
  private int unusable;

  /// Named as on the command line.
  private enum Engine {
    interpreted,
    compiled
  }

  /// A file to run, and the one that holds its tests.
  ///
  /// @param named it was asked for by its own name, not found in a folder
  private record Source(Path file, Optional<Path> base, boolean named) {}

  /// @param malformed what could not be read, with the place and the reason
  private record FileReport(List<String> malformed, List<CaseReport> cases, List<String> skipped) {}

  private record CaseReport(StateTestCase test, StateTestResult result) {}

  @Override
  public Integer call() throws InterruptedException {
    if (engine == Engine.compiled) {
      runner = new StateTestRunner(new ImmediateCompiler());
    }
    List<Source> sources = sources();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    Queue<Future<FileReport>> running = new ArrayDeque<>();
    try {
      for (Source source : sources) {
        if (running.size() == MAX_AHEAD) {
          print(running.remove());
        }
        running.add(threads.submit(() -> run(source)));
      }
      while (!running.isEmpty()) {
        print(running.remove());
      }
    } finally {
      threads.shutdownNow();
    }
    return summary().status();
  }

  private List<Source> sources() {
    List<Source> sources = new ArrayList<>();
    for (Path path : paths) {
      for (Path file : jsonFiles(path)) {
        Path below =
            path.equals(file) ? Objects.requireNonNull(file.getFileName()) : path.relativize(file);
        Optional<Path> tests = Optional.ofNullable(base).map(dir -> dir.resolve(below));
        sources.add(new Source(file, tests, path.equals(file)));
      }
    }
    return sources;
  }

  private static List<Path> jsonFiles(Path path) {
    if (!Files.exists(path)) {
      throw new BadInput(path + " does not exist; name a state test file or a folder of them");
    }
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.walk(path, MAX_FOLDER_DEPTH)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      if (found.isEmpty()) {
        throw new BadInput(path + " holds no .json file; name a folder of state tests");
      }
      return found;
    } catch (IOException | UncheckedIOException e) {
      throw new BadInput(path + " cannot be read: " + e.getMessage());
    }
  }

  private FileReport run(Source source) {
    Set<Fork> wanted = fork == null ? EnumSet.allOf(Fork.class) : EnumSet.of(fork);
    return switch (StateTestFile.read(source.file(), source.base(), wanted)) {
      case StateTestFile.Contents.Rejected(String reason) ->
          new FileReport(List.of(reason), List.of(), List.of());
      case StateTestFile.Contents.Other(String reason) ->
          source.named()
              ? new FileReport(List.of(source.file() + ": " + reason), List.of(), List.of())
              : new FileReport(List.of(), List.of(), List.of("file is " + reason));
      case StateTestFile.Contents.Cases(var cases, var notSupported, var malformed) ->
          new FileReport(
              malformed,
              cases.stream().map(test -> new CaseReport(test, result(test))).toList(),
              notSupported);
    };
  }

  /// A fault in one case is that case's failure, so that the others still run.
  private StateTestResult result(StateTestCase test) {
    try {
      return runner.run(test);
    } catch (RuntimeException e) {
      return new StateTestResult.Failed(Bytes32.ZERO, "unexpected failure: " + e);
    } catch (OutOfMemoryError e) {
      return new StateTestResult.Failed(
          Bytes32.ZERO, "out of memory; give Java more with CONCORDAT_OPTS=-Xmx8g");
    }
  }

  private void print(Future<FileReport> pending) throws InterruptedException {
    FileReport report = finished(pending);
    for (String reason : report.malformed()) {
      unusable++;
      err().println("concordat: " + reason);
    }
    report.skipped().forEach(this::skip);
    report.cases().forEach(this::print);
    out().flush();
  }

  private static FileReport finished(Future<FileReport> pending) throws InterruptedException {
    try {
      return pending.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("reading a state test failed", e.getCause());
    }
  }

  private void print(CaseReport report) {
    switch (report.result()) {
      case StateTestResult.Passed(Bytes32 root) -> {
        passed++;
        printLine(report.test(), root, null);
      }
      case StateTestResult.Failed(Bytes32 root, String error) -> {
        failed++;
        printLine(report.test(), root, error);
      }
    }
  }

  private void printLine(StateTestCase test, Bytes32 root, @Nullable String error) {
    if (json) {
      out().println(toJson(test, root, error));
    } else if (error != null) {
      out()
          .println(
              "FAIL %s %s %s: %s".formatted(test.name(), test.network(), test.variant(), error));
    }
  }

  private static ObjectNode toJson(StateTestCase test, Bytes32 root, @Nullable String error) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("name", test.name()).put("fork", test.network());
    line.put("d", test.variant().data())
        .put("g", test.variant().gas())
        .put("v", test.variant().value());
    return line.put("pass", error == null).put("stateRoot", root.toHexString()).put("error", error);
  }

  private void skip(String reason) {
    skipped.merge(reason, 1, Integer::sum);
  }

  private ExitCode summary() {
    int left = skipped.values().stream().mapToInt(Integer::intValue).sum();
    String counts = "%d passed, %d failed, %d skipped".formatted(passed, failed, left);
    (json ? err() : out()).println(counts);
    skipped.forEach((reason, count) -> err().println("skipped %d: %s".formatted(count, reason)));
    if (unusable > 0) {
      err().println("%d files or tests could not be used".formatted(unusable));
    }
    if (failed > 0) {
      return ExitCode.CHECK_FAILED;
    }
    return unusable > 0 ? ExitCode.BAD_INPUT : ExitCode.OK;
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  private PrintWriter err() {
    return Objects.requireNonNull(spec).commandLine().getErr();
  }
}
