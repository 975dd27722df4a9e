package org.concordat.privacy.registration;

/// The node's answer to a transaction.
public sealed interface SendOutcome {
  /// The node has it, now or already before.
  record Taken() implements SendOutcome {}

  /// Another transaction with this nonce is in a block: this one can never be included.
  record NonceUsed() implements SendOutcome {}

  /// The node does not want it now.
  record Refused(String reason) implements SendOutcome {}
}
