package org.concordat.chain.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The official state tests: a small subset always, and with the heavy tests everything in the
/// folder named by `conformance.dir`.
class StateTestRunnerTest {
  /// Needs 1 GiB of memory in one transaction: above the ceiling the EVM sets, and out of reach of
  /// any block gas limit in use.
  private static final String ABOVE_MEMORY_CEILING = "static_Call1MB1024Calldepth";

  /// 2^32 - 1 rounds of BLAKE2: right, and minutes for each fork.
  private static final String FOUR_BILLION_ROUNDS = "CALLBlake2f_MaxRounds";

  private static final int BUNDLED_CASES = 200;

  private final StateTestRunner runner = new StateTestRunner();
  private final List<String> failures = new ArrayList<>();
  private int passed;
  private int skipped;

  @Test
  void theBundledCasesReachThePublishedRoots() throws IOException, URISyntaxException {
    Path folder =
        Path.of(
            Objects.requireNonNull(StateTestRunnerTest.class.getResource("/vectors/statetests"))
                .toURI());
    for (Path file : jsonFiles(folder)) {
      run(file, StateTestFile.read(file));
    }
    report("bundled");
    assertThat(passed).isGreaterThan(BUNDLED_CASES);
  }

  @ParameterizedTest
  @Tag("heavy")
  @ValueSource(
      strings = {
        "state/legacy_cancun",
        "eest_prague_devnet5/state_tests",
        "eest_osaka_devnet5/state_tests"
      })
  void allCasesOfAFolderReachThePublishedRoots(String name) throws IOException {
    for (Path file : jsonFiles(conformance().resolve(name))) {
      run(file, StateTestFile.read(file));
    }
    report(name);
  }

  @Test
  @Tag("heavy")
  void theDerivedCasesForPragueAndOsakaReachTheirRoots() throws IOException {
    Path derived = conformance().resolve("derived_prague_osaka");
    Path base = conformance().resolve("state/legacy_cancun");
    for (Path file : jsonFiles(derived)) {
      run(file, StateTestFile.readDerived(base.resolve(derived.relativize(file)), file));
    }
    report("derived_prague_osaka");
  }

  private void run(Path file, List<StateTestCase> cases) {
    for (StateTestCase test : cases) {
      if (test.name().contains(FOUR_BILLION_ROUNDS)) {
        skipped++;
        continue;
      }
      switch (runner.run(test)) {
        case StateTestRunner.Result.Passed _ -> passed++;
        case StateTestRunner.Result.Skipped _ -> skipped++;
        case StateTestRunner.Result.Failed failed -> {
          if (test.name().contains(ABOVE_MEMORY_CEILING)) {
            skipped++;
          } else {
            failures.add(file + " " + test.name() + ": " + failed.why());
          }
        }
      }
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
