package org.concordat.chain.trie;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/// Where a trie puts what a commit changes in the store. Each path comes once at most, children
/// before parents.
public interface NodeSink {
  /// A node that is new, or another than before.
  ///
  /// @param path from the root to the node, one nibble per byte
  /// @param before what the store holds at this path; empty when the trie has not seen it, so that
  ///   the store may still hold a node of an older trie there
  void put(Bytes path, Bytes32 hash, Bytes rlp, Optional<Bytes> before);

  /// A path at which the trie has no stored node any more.
  ///
  /// @param before what the store holds there
  void remove(Bytes path, Bytes before);
}
