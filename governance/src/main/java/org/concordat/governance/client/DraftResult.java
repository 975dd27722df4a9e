package org.concordat.governance.client;

import org.apache.tuweni.bytes.Bytes32;

/// How putting a draft up for decision ended.
public sealed interface DraftResult {
  /// The draft is on the chain.
  ///
  /// @param draft its id, for a [PolicyChange]
  record Drafted(Bytes32 draft, Bytes32 transaction) implements DraftResult {}

  /// The registry refused it; nothing changed.
  ///
  /// @param reason in words for a member
  record Refused(String reason) implements DraftResult {}
}
