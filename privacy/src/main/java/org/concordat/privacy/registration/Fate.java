package org.concordat.privacy.registration;

/// What became of a sent transaction.
public sealed interface Fate {
  /// The node does not know it: never arrived, or dropped.
  record Unknown() implements Fate {}

  /// It waits to be included.
  record Pending() implements Fate {}

  /// It is in a block and registered the batch. Blocks are final.
  record Confirmed(Registered registered) implements Fate {}

  /// It is in a block and did nothing; its nonce is used up.
  record Reverted(String reason) implements Fate {}
}
