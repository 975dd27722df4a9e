package org.concordat.deploy.command;

import java.nio.file.Path;
import java.util.Optional;
import org.concordat.chain.evm.compiled.EvmEngine;
import org.concordat.deploy.besu.BesuHome;
import org.concordat.deploy.outcome.BadInput;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Who runs the ledger: this node's own code, or an installed Besu.
final class EngineOptions {
  enum Engine {
    CONCORDAT,
    BESU
  }

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      defaultValue = "CONCORDAT",
      description = "Who runs the ledger: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
  private Engine engine = Engine.CONCORDAT;

  @Option(
      names = "--besu-home",
      paramLabel = "DIR",
      defaultValue = "${env:BESU_HOME}",
      description = "An unpacked Besu distribution, for --engine BESU; BESU_HOME when left out.")
  private @Nullable Path home;

  @Option(
      names = "--evm-engine",
      paramLabel = "ENGINE",
      defaultValue = "interpreted",
      description = {
        "interpreted, or compiled: contracts that blocks run much become JVM classes",
        "(default ${DEFAULT-VALUE})."
      })
  private EvmEngine evm = EvmEngine.DEFAULT;

  /// What runs contracts on our own engine.
  EvmEngine evm() {
    return evm;
  }

  /// The Besu to run; empty for our own engine.
  Optional<BesuHome> besu() {
    return switch (engine) {
      case CONCORDAT -> Optional.empty();
      case BESU -> Optional.of(BesuHome.of(required()));
    };
  }

  private Path required() {
    if (home == null) {
      throw new BadInput("--engine BESU needs --besu-home, the folder of a Besu distribution");
    }
    return home;
  }
}
