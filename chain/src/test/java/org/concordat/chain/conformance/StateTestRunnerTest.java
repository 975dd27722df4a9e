package org.concordat.chain.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.concordat.chain.evm.compiled.ImmediateCompiler;
import org.concordat.chain.spec.Fork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The official state tests: a small subset always, and with the heavy tests everything in the
/// folder named by `conformance.dir`.
class StateTestRunnerTest {
  /// What is not run here, by name. The first two are right and run by `concordat evm statetest`;
  /// the last two need what their files do not hold.
  private static final Map<String, String> LEFT_OUT =
      Map.of(
          "CALLBlake2f_MaxRounds", "2^32 - 1 rounds of BLAKE2: a minute for each fork",
          "Call1MB1024Calldepth", "1 GiB of memory: more than the heap of these tests");

  private static final int BUNDLED_CASES = 600;
  private static final Set<Fork> ALL = EnumSet.allOf(Fork.class);

  private StateTestRunner runner = new StateTestRunner();
  private final List<String> failures = new ArrayList<>();
  private int passed;
  private int skipped;

  @Test
  void theBundledCasesReachThePublishedRootsCompiled() throws IOException, URISyntaxException {
    runner = new StateTestRunner(new ImmediateCompiler());
    runBundled();
  }

  @Test
  void theBundledCasesReachThePublishedRoots() throws IOException, URISyntaxException {
    runBundled();
  }

  private void runBundled() throws IOException, URISyntaxException {
    Path folder =
        Path.of(
            Objects.requireNonNull(StateTestRunnerTest.class.getResource("/vectors/statetests"))
                .toURI());
    for (Path file : jsonFiles(folder)) {
      run(file, Optional.empty());
    }
    report("bundled");
    assertThat(passed).isGreaterThan(BUNDLED_CASES);
  }

  @ParameterizedTest
  @Tag("heavy")
  @ValueSource(
      strings = {
        "state/legacy_cancun",
        "state/evmone",
        "eest_prague_devnet5/state_tests",
        "eest_osaka_devnet5/state_tests"
      })
  void allCasesOfAFolderReachThePublishedRoots(String name) throws IOException {
    for (Path file : jsonFiles(conformance().resolve(name))) {
      run(file, Optional.empty());
    }
    report(name);
  }

  @Test
  @Tag("heavy")
  void theDerivedCasesForPragueAndOsakaReachTheirRoots() throws IOException {
    Path derived = conformance().resolve("derived_prague_osaka");
    Path base = conformance().resolve("state/legacy_cancun");
    for (Path file : jsonFiles(derived)) {
      run(file, Optional.of(base.resolve(derived.relativize(file))));
    }
    report("derived_prague_osaka");
  }

  private void run(Path file, Optional<Path> base) {
    switch (StateTestFile.read(file, base, ALL)) {
      case StateTestFile.Contents.Rejected(String reason) -> failures.add(reason);
      case StateTestFile.Contents.Other(String reason) -> failures.add(reason);
      case StateTestFile.Contents.Cases(var cases, _, var malformed) -> {
        failures.addAll(malformed);
        cases.forEach(it -> run(file, it));
      }
    }
  }

  private void run(Path file, StateTestCase test) {
    if (LEFT_OUT.keySet().stream().anyMatch(test.name()::contains)) {
      skipped++;
      return;
    }
    switch (runner.run(test)) {
      case StateTestResult.Passed _ -> passed++;
      case StateTestResult.Failed failed ->
          failures.add(
              "%s %s %s %s: %s"
                  .formatted(file, test.name(), test.fork(), test.variant(), failed.error()));
    }
  }

  private void report(String folder) {
    assertThat(failures).as("%s: %d passed, %d skipped", folder, passed, skipped).isEmpty();
    assertThat(passed).as(folder).isPositive();
  }

  private static List<Path> jsonFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static Path conformance() {
    return Path.of(System.getProperty("conformance.dir", "conformance"));
  }
}
