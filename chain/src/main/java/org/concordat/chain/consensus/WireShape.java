package org.concordat.chain.consensus;

/// Which of Besu's two shapes of Proposal and RoundChange a node sends. Both are read.
public enum WireShape {
  /// Three items, as Besu sent before 26.1; read by Besu up to 25.12 and since 26.6.
  LEGACY,
  /// Four items, with a slot for a block access list; what Besu sends since 26.1.
  BLOCK_ACCESS_LIST
}
