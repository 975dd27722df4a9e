package org.concordat.governance.client;

import org.apache.tuweni.bytes.Bytes32;

/// How a ballot ended.
public sealed interface BallotResult {
  /// The transaction is in a block.
  ///
  /// @param executed whether this ballot put the proposal into effect
  record Cast(long proposal, boolean executed, Bytes32 transaction) implements BallotResult {}

  /// The constitution refused it; nothing changed.
  ///
  /// @param reason in words for a member
  record Refused(String reason) implements BallotResult {}
}
