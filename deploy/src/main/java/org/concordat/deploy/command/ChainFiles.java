package org.concordat.deploy.command;

import java.nio.file.Path;
import java.util.Objects;
import org.concordat.genesis.config.GenesisFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which network, and where its chain is kept.
final class ChainFiles {
  @Option(
      names = "--genesis-file",
      paramLabel = "FILE",
      required = true,
      description = "The network's genesis.json.")
  private @Nullable Path genesisFile;

  @Option(
      names = "--data-path",
      paramLabel = "DIR",
      required = true,
      description = "Where the node keeps its chain.")
  private @Nullable Path dataPath;

  Path genesisFile() {
    return Objects.requireNonNull(genesisFile);
  }

  /// @throws org.concordat.deploy.outcome.BadInput when it is not there or refused
  GenesisFile genesis() {
    return GenesisInput.read(genesisFile());
  }

  Path dataPath() {
    return Objects.requireNonNull(dataPath);
  }
}
