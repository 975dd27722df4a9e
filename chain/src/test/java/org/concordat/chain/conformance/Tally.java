package org.concordat.chain.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts what came of the cases of one folder. Safe for use by several threads.
final class Tally {
  private static final int MAX_KEPT = 50;

  private final Map<String, Integer> skipped = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();
  private int passed;
  private int failed;

  synchronized void pass() {
    passed++;
  }

  synchronized void skip(String reason) {
    skipped.merge(reason, 1, Integer::sum);
  }

  synchronized void fail(String what) {
    failed++;
    if (failures.size() < MAX_KEPT) {
      failures.add(what);
    }
  }

  void check(boolean holds, String what) {
    if (holds) {
      pass();
    } else {
      fail(what);
    }
  }

  synchronized int passed() {
    return passed;
  }

  synchronized List<String> failures() {
    return List.copyOf(failures);
  }

  /// A row of the report: `| folder | run | passed | failed | skipped |`, then the reasons.
  synchronized String row(String folder) {
    int left = skipped.values().stream().mapToInt(Integer::intValue).sum();
    return "| %s | %d | %d | %d | %d | %s |"
        .formatted(folder, passed + failed, passed, failed, left, reasons());
  }

  private String reasons() {
    return String.join(
        "; ", skipped.entrySet().stream().map(it -> it.getValue() + " " + it.getKey()).toList());
  }
}
