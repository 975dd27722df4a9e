package org.concordat.anchor.relayer;

import org.concordat.anchor.AnchorException;

/// What one step of the relayer did.
public sealed interface Progress {
  /// Nothing to do now.
  record Waiting(String why) implements Progress {}

  /// A block was chosen to be anchored.
  record Planned(long block) implements Progress {}

  /// The validators changed; those after this anchored block are proven next.
  record ChangePlanned(long block) implements Progress {}

  /// Its transaction is signed and on disk.
  record Signed(OutboxState.Submitted what) implements Progress {}

  /// The transaction was handed to the L2.
  record Sent(OutboxState.Submitted what) implements Progress {}

  /// The anchor is in an L2 block.
  record Anchored(OutboxState.Included what) implements Progress {}

  /// The contract knows the changed validators.
  record Followed(OutboxState.Included what) implements Progress {}

  /// The plan was dropped because another transaction made it needless.
  record Overtaken(long block, String why) implements Progress {}

  /// The contract or the pool refused; later blocks are tried again.
  record Refused(long block, String reason) implements Progress {}

  /// An endpoint failed; it is left alone for a while.
  record Fault(AnchorException cause) implements Progress {}
}
