package org.concordat.deploy.command;

import org.concordat.chain.state.StateRetention;
import org.concordat.deploy.outcome.BadInput;
import picocli.CommandLine.Option;

/// Which states a node keeps, under Besu's option names.
final class StorageOptions {
  /// Besu's words beside ours: FOREST and X_BONSAI_ARCHIVE keep every state, BONSAI recent ones.
  enum Format {
    ARCHIVE,
    FULL,
    FOREST,
    X_BONSAI_ARCHIVE,
    BONSAI
  }

  @Option(
      names = "--data-storage-format",
      paramLabel = "FORMAT",
      defaultValue = "ARCHIVE",
      description = {
        "ARCHIVE keeps the state of every block, FULL of recent ones (default ${DEFAULT-VALUE}).",
        "Besu's names are taken too: ${COMPLETION-CANDIDATES}."
      })
  private Format format = Format.ARCHIVE;

  @Option(
      names = {"--historical-block-limit", "--bonsai-historical-block-limit"},
      paramLabel = "BLOCKS",
      defaultValue = "" + StateRetention.DEFAULT_BLOCKS,
      description = "With FULL: how many blocks back (default ${DEFAULT-VALUE}).")
  private long blocks = StateRetention.DEFAULT_BLOCKS;

  StateRetention retention() {
    return switch (format) {
      case ARCHIVE, FOREST, X_BONSAI_ARCHIVE -> new StateRetention.Archive();
      case FULL, BONSAI -> full();
    };
  }

  private StateRetention full() {
    if (blocks < 1) {
      throw new BadInput("--historical-block-limit must be at least 1");
    }
    return new StateRetention.Full(blocks);
  }
}
