package org.concordat.chain.ledger;

import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.types.Block;

/// What became of a block offered to the ledger.
public sealed interface ImportResult {
  /// Stored; it is the head now.
  record Imported(Block block) implements ImportResult {}

  record AlreadyKnown() implements ImportResult {}

  /// Its parent has to come first.
  record UnknownParent(Bytes32 parentHash) implements ImportResult {}

  record Rejected(Breach breach) implements ImportResult {}
}
