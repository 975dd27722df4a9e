package org.concordat.chain.conformance;

import java.util.Map;
import java.util.Optional;
import org.concordat.chain.spec.Fork;

/// A fork as official tests name it. Several names can mean one set of rules: they differ in the
/// price of blobs only, or in nothing that matters here.
///
/// @param name its blob schedule is under
record TestFork(String name, Fork fork) {
  private static final Map<String, Fork> FORKS =
      Map.ofEntries(
          Map.entry("London", Fork.LONDON),
          Map.entry("ArrowGlacier", Fork.LONDON),
          Map.entry("GrayGlacier", Fork.LONDON),
          Map.entry("Merge", Fork.PARIS),
          Map.entry("Paris", Fork.PARIS),
          Map.entry("Shanghai", Fork.SHANGHAI),
          Map.entry("Cancun", Fork.CANCUN),
          Map.entry("Prague", Fork.PRAGUE),
          Map.entry("Osaka", Fork.OSAKA),
          Map.entry("BPO1", Fork.OSAKA),
          Map.entry("BPO2", Fork.OSAKA));

  /// Empty for forks before London and for unknown ones.
  static Optional<TestFork> named(String name) {
    return Optional.ofNullable(FORKS.get(name)).map(fork -> new TestFork(name, fork));
  }
}
