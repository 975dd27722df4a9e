package org.concordat.deploy.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.conformance.StateTestCase;
import org.concordat.chain.conformance.StateTestFile;
import org.concordat.chain.conformance.StateTestResult;
import org.concordat.chain.conformance.StateTestRunner;
import org.concordat.chain.evm.compiled.ImmediateCompiler;
import org.concordat.chain.spec.Fork;
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
  private final TestCounts counts = new TestCounts();

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
    List<Callable<FileReport>> runs = new ArrayList<>();
    sources().forEach(source -> runs.add(() -> run(source)));
    OrderedRuns.run(runs, this::print);
    return counts.summary(json ? err() : out(), err()).status();
  }

  private List<Source> sources() {
    List<Source> sources = new ArrayList<>();
    for (Path path : paths) {
      for (Path file : TestFiles.of(path)) {
        Path below =
            path.equals(file) ? Objects.requireNonNull(file.getFileName()) : path.relativize(file);
        Optional<Path> tests = Optional.ofNullable(base).map(dir -> dir.resolve(below));
        sources.add(new Source(file, tests, path.equals(file)));
      }
    }
    return sources;
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

  private void print(FileReport report) {
    for (String reason : report.malformed()) {
      counts.unusable();
      err().println("concordat: " + reason);
    }
    report.skipped().forEach(counts::skipped);
    report.cases().forEach(this::print);
    out().flush();
  }

  private void print(CaseReport report) {
    switch (report.result()) {
      case StateTestResult.Passed(Bytes32 root) -> printLine(report.test(), root, null);
      case StateTestResult.Failed(Bytes32 root, String error) ->
          printLine(report.test(), root, error);
    }
  }

  private void printLine(StateTestCase test, Bytes32 root, @Nullable String error) {
    counts.judged(error == null);
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

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  private PrintWriter err() {
    return Objects.requireNonNull(spec).commandLine().getErr();
  }
}
