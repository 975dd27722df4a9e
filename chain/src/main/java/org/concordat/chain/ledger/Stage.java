package org.concordat.chain.ledger;

/// What the ledger does with a block, in the order in which it does it.
public enum Stage {
  /// Header, seals, and whether the body belongs to the header.
  CHECKS,
  /// Senders from signatures.
  RECOVERY,
  /// The transactions, one after the other.
  EXECUTION,
  /// The state's new tries and their root.
  STATE_ROOT,
  /// Roots of transactions and receipts, and the bloom.
  BODY_ROOTS,
  /// The atomic write, and telling the listeners.
  WRITE
}
