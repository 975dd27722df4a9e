package org.concordat.deploy.command;

import java.util.Optional;
import org.concordat.chain.state.StateRetention;
import org.concordat.deploy.outcome.BadInput;
import org.jspecify.annotations.Nullable;
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
      description = {
        "ARCHIVE keeps the state of every block, FULL of recent ones. Left out, the node goes on as",
        "its data directory was, and is an archive in a new one.",
        "Besu's names are taken too: ${COMPLETION-CANDIDATES}."
      })
  private @Nullable Format format;

  @Option(
      names = {"--historical-block-limit", "--bonsai-historical-block-limit"},
      paramLabel = "BLOCKS",
      defaultValue = "" + StateRetention.DEFAULT_BLOCKS,
      description = "With FULL: how many blocks back (default ${DEFAULT-VALUE}).")
  private long blocks = StateRetention.DEFAULT_BLOCKS;

  /// Empty where the data directory decides.
  Optional<StateRetention> retention() {
    return Optional.ofNullable(format).map(this::retention);
  }

  private StateRetention retention(Format asked) {
    return switch (asked) {
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
