package org.concordat.deploy.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.conformance.BlockTestCase;
import org.concordat.chain.conformance.BlockTestFile;
import org.concordat.chain.conformance.BlockTestResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `concordat evm blocktest`: official blockchain tests, one line for each.
@Command(
    name = "blocktest",
    mixinStandardHelpOptions = true,
    description = {
      "Runs blockchain tests in the official format (BlockchainTests), forks London to Osaka, by",
      "the main network's rules without proof of work. Exits 1 when a test fails and 2 when a",
      "file cannot be used; counts go to standard error."
    })
final class BlockTestCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Files, or folders with all .json files below them.")
  private List<Path> paths = List.of();

  @Option(names = "--json", description = "Print every test as one JSON object on a line.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  private final TestCounts counts = new TestCounts();

  /// @param named it was asked for by its own name, not found in a folder
  private record Source(Path file, boolean named) {}

  private record FileReport(List<String> malformed, List<TestReport> tests, List<String> skipped) {
    static FileReport unusable(String reason) {
      return new FileReport(List.of(reason), List.of(), List.of());
    }
  }

  private record TestReport(BlockTestCase test, BlockTestResult result) {}

  @Override
  public Integer call() throws InterruptedException {
    List<Callable<FileReport>> runs = new ArrayList<>();
    for (Path path : paths) {
      for (Path file : TestFiles.of(path)) {
        Source source = new Source(file, path.equals(file));
        runs.add(() -> run(source));
      }
    }
    OrderedRuns.run(runs, this::print);
    return counts.summary(json ? err() : out(), err()).status();
  }

  private static FileReport run(Source source) {
    return switch (BlockTestFile.read(source.file())) {
      case BlockTestFile.Contents.Rejected(String reason) -> FileReport.unusable(reason);
      case BlockTestFile.Contents.Other(String reason) ->
          source.named()
              ? FileReport.unusable(source.file() + ": " + reason)
              : new FileReport(List.of(), List.of(), List.of("file is " + reason));
      case BlockTestFile.Contents.Cases(var cases, var notSupported, var malformed) ->
          new FileReport(
              malformed,
              cases.stream().map(test -> new TestReport(test, result(test))).toList(),
              notSupported);
    };
  }

  /// A fault in one test is that test's failure, so that the others still run.
  private static BlockTestResult result(BlockTestCase test) {
    try {
      return test.run();
    } catch (RuntimeException e) {
      return new BlockTestResult.Failed(Bytes32.ZERO, "unexpected failure: " + e);
    }
  }

  private void print(FileReport report) {
    for (String reason : report.malformed()) {
      counts.unusable();
      err().println("concordat: " + reason);
    }
    report.skipped().forEach(counts::skipped);
    report.tests().forEach(this::print);
    out().flush();
  }

  private void print(TestReport report) {
    switch (report.result()) {
      case BlockTestResult.Passed(Bytes32 root) -> printLine(report.test(), root, null);
      case BlockTestResult.Failed(Bytes32 root, String error) ->
          printLine(report.test(), root, error);
      case BlockTestResult.Skipped(_, String reason) -> counts.skipped(reason);
    }
  }

  private void printLine(BlockTestCase test, Bytes32 root, @Nullable String error) {
    counts.judged(error == null);
    if (json) {
      ObjectNode line = JsonNodeFactory.instance.objectNode();
      line.put("name", test.name()).put("fork", test.network()).put("pass", error == null);
      out().println(line.put("stateRoot", root.toHexString()).put("error", error));
    } else if (error != null) {
      out().println("FAIL %s %s: %s".formatted(test.name(), test.network(), error));
    }
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  private PrintWriter err() {
    return Objects.requireNonNull(spec).commandLine().getErr();
  }
}
