package org.concordat.chain.conformance;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.concordat.chain.spec.Fork;

/// Runs files of state tests.
final class StateVectors {
  /// Right, and run by `concordat evm statetest`, but not within the time and heap of tests.
  private static final Map<String, String> LEFT_OUT =
      Map.of(
          "CALLBlake2f_MaxRounds", "2^32 - 1 rounds of BLAKE2: a minute for each fork",
          "Call1MB1024Calldepth", "1 GiB of memory: more than the heap of these tests");

  private static final Set<Fork> ALL = EnumSet.allOf(Fork.class);
  private static final StateTestRunner RUNNER = new StateTestRunner();

  private StateVectors() {}

  static void run(Path file, Path root, Tally tally) {
    run(file, Optional.empty(), tally);
  }

  static void derived(Path file, Path root, Tally tally) {
    Path below = root.resolve("derived_prague_osaka").relativize(file);
    run(file, Optional.of(root.resolve("state/legacy_cancun").resolve(below)), tally);
  }

  private static void run(Path file, Optional<Path> base, Tally tally) {
    switch (StateTestFile.read(file, base, ALL)) {
      case StateTestFile.Contents.Rejected(String reason) -> tally.fail(reason);
      case StateTestFile.Contents.Other(String reason) -> tally.skip(reason);
      case StateTestFile.Contents.Cases(var cases, var skipped, var malformed) -> {
        malformed.forEach(tally::fail);
        skipped.forEach(tally::skip);
        cases.forEach(test -> run(test, file, tally));
      }
    }
  }

  private static void run(StateTestCase test, Path file, Tally tally) {
    Optional<String> leftOut = LEFT_OUT.keySet().stream().filter(test.name()::contains).findFirst();
    if (leftOut.isPresent()) {
      tally.skip(leftOut.get() + ": " + LEFT_OUT.get(leftOut.get()));
      return;
    }
    if (test.name().equals("clz-opcode-test") && test.network().equals("Prague")) {
      tally.skip("clz-opcode-test: its root for Prague is not the one Besu prints beside it");
      return;
    }
    switch (RUNNER.run(test)) {
      case StateTestResult.Passed _ -> tally.pass();
      case StateTestResult.Failed failed ->
          tally.fail(
              "%s %s %s %s: %s"
                  .formatted(file, test.name(), test.network(), test.variant(), failed.error()));
    }
  }
}
