package org.concordat.deploy.command;

import java.nio.file.Path;
import java.util.Optional;
import org.concordat.deploy.besu.BesuHome;
import org.concordat.deploy.demo.Engines;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Who runs the members' ledgers in the demo.
final class DemoEngineOptions {
  enum Choice {
    CONCORDAT,
    BESU,
    MIXED
  }

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      defaultValue = "CONCORDAT",
      description = {
        "Who runs the members' ledgers: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).",
        "MIXED: every other member runs Besu. With Besu each member's node is a process of its own."
      })
  private Choice choice = Choice.CONCORDAT;

  @Option(
      names = "--besu-home",
      paramLabel = "DIR",
      defaultValue = "${env:BESU_HOME}",
      description = "An unpacked Besu distribution; BESU_HOME when left out.")
  private @Nullable Path home;

  /// Empty when Besu is wanted and none was named.
  Optional<Engines> engines() {
    return switch (choice) {
      case CONCORDAT -> Optional.of(Engines.own());
      case BESU -> besu().map(it -> new Engines(Optional.of(it), false));
      case MIXED -> besu().map(it -> new Engines(Optional.of(it), true));
    };
  }

  private Optional<BesuHome> besu() {
    return Optional.ofNullable(home).map(BesuHome::of);
  }
}
