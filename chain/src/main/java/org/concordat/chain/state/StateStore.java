package org.concordat.chain.state;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/// Where states find what they are made of.
interface StateStore {
  /// The node with this digest in the state after block `height`.
  ///
  /// @param place as [TriePlace] makes it
  /// @throws org.concordat.chain.ChainException `STORE_CORRUPT` when something else is in its place
  Bytes node(Bytes place, Bytes32 hash, long height);

  /// The account RLP in the flat table.
  Optional<Bytes> account(Bytes32 addressHash);

  /// The value RLP in the flat table.
  Optional<Bytes> slot(Bytes32 addressHash, Bytes32 slotHash);

  /// Whether what was read from the flat tables, before this was asked, is the state after block
  /// `height`: no later block had begun to be written.
  boolean isNewest(long height);

  Optional<Bytes> code(Bytes32 hash);

  /// A node that a new state has and that is likely to be asked for next.
  void remember(Bytes32 hash, Bytes rlp);
}
