package org.concordat.deploy.command;

import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import org.concordat.deploy.outcome.ExitCode;

/// What came of the test files of one command.
final class TestCounts {
  private final Map<String, Integer> skipped = new TreeMap<>();
  private int passed;
  private int failed;
  private int unusable;

  void judged(boolean pass) {
    passed += pass ? 1 : 0;
    failed += pass ? 0 : 1;
  }

  void skipped(String reason) {
    skipped.merge(reason, 1, Integer::sum);
  }

  void unusable() {
    unusable++;
  }

  /// @param counts where the line of counts goes
  /// @param details where everything else goes
  /// @return 1 when a case fails, 2 when a file cannot be used
  ExitCode summary(PrintWriter counts, PrintWriter details) {
    int left = skipped.values().stream().mapToInt(Integer::intValue).sum();
    counts.println("%d passed, %d failed, %d skipped".formatted(passed, failed, left));
    skipped.forEach((reason, count) -> details.println("skipped %d: %s".formatted(count, reason)));
    if (unusable > 0) {
      details.println("%d files or tests could not be used".formatted(unusable));
    }
    if (failed > 0) {
      return ExitCode.CHECK_FAILED;
    }
    return unusable > 0 ? ExitCode.BAD_INPUT : ExitCode.OK;
  }
}
