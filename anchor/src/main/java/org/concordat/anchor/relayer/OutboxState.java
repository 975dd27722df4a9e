package org.concordat.anchor.relayer;

import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/// Where the one transaction under way stands.
///
/// | from | to | when |
/// |---|---|---|
/// | Idle, Included | Planned | a block is due, or the validators of the last anchored one |
/// | Planned | Submitted | its transaction is signed, not yet sent |
/// | Planned | Idle | another relayer anchored a later block, or the contract refuses this one |
/// | Submitted | Included | the L2 has the transaction in a block and it succeeded |
/// | Submitted | Idle | it failed there, or another transaction took its nonce |
public sealed interface OutboxState {
  /// Nothing is under way.
  record Idle() implements OutboxState {}

  /// @param block the consortium block to anchor, or under which the validators are proven
  record Planned(Errand errand, long block) implements OutboxState {}

  /// @param digest what the contract will hold for `block`, or of the list it will know
  /// @param raw the signed transaction
  record Submitted(
      Errand errand, long block, Bytes32 digest, long nonce, Bytes raw, Bytes32 transactionHash)
      implements OutboxState {}

  /// @param l2Block the L2 block with the transaction
  record Included(Errand errand, long block, Bytes32 transactionHash, long l2Block, long gasUsed)
      implements OutboxState {}
}
