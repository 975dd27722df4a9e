package org.concordat.chain.network;

import org.apache.tuweni.bytes.Bytes;

/// What one node tells the others. The bytes are the RLP that devp2p carries.
public sealed interface PeerMessage {
  /// A message of the `istanbul` protocol.
  ///
  /// @param code 0x12 to 0x15 for Proposal, Prepare, Commit, RoundChange
  record Consensus(int code, Bytes payload) implements PeerMessage {}

  /// A transaction in its EIP-2718 form.
  record PooledTransaction(Bytes encoded) implements PeerMessage {}

  /// A sealed block.
  record NewBlock(Bytes encoded) implements PeerMessage {}
}
