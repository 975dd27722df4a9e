package org.concordat.chain.state;

import org.concordat.chain.bytes.Word;

/// One storage slot at three moments: before the block, before the transaction, now.
final class Slot {
  final Word committed;
  Word original;
  Word current;

  Slot(Word committed) {
    this.committed = committed;
    this.original = committed;
    this.current = committed;
  }
}
