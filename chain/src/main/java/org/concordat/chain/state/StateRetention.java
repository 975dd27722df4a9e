package org.concordat.chain.state;

/// Which states a node keeps.
public sealed interface StateRetention {
  /// Besu's default for `--bonsai-historical-block-limit`.
  long DEFAULT_BLOCKS = 512;

  /// Every state, for ever: an archive node.
  record Archive() implements StateRetention {}

  /// The newest state and those of the blocks before it: a full node.
  ///
  /// @param blocks how many blocks back from the newest, at least 1
  record Full(long blocks) implements StateRetention {
    public Full {
      if (blocks < 1) {
        throw new IllegalArgumentException("a full node keeps the state of at least one block");
      }
    }
  }
}
