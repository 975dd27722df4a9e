package org.concordat.deploy.demo;

import java.util.List;
import java.util.Optional;
import org.concordat.deploy.besu.BesuHome;

/// Which engine runs whose ledger.
///
/// @param besu the distribution to run; empty when all run ours
/// @param mixed whether every other member runs ours all the same
public record Engines(Optional<BesuHome> besu, boolean mixed) {
  /// Ours for all.
  public static Engines own() {
    return new Engines(Optional.empty(), false);
  }

  /// Besu ends the process it runs in, so each needs one of its own.
  boolean needProcesses() {
    return besu.isPresent();
  }

  /// What `concordat node` of a member is told.
  List<String> options(int member) {
    return besu.filter(_ -> !mixed || member % 2 == 0)
        .map(home -> List.of("--engine=besu", "--besu-home=" + home.path()))
        .orElse(List.of());
  }
}
