package org.concordat.chain.trie;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/// Where a trie finds the nodes it has not loaded.
@FunctionalInterface
public interface NodeStore {
  /// Holds nothing: for tries that start empty.
  NodeStore EMPTY = (path, hash) -> Optional.empty();

  /// The RLP whose Keccak digest is `hash`. The store vouches for that: the trie follows what it
  /// gets.
  ///
  /// @param path from the root to the node, one nibble per byte
  Optional<Bytes> node(Bytes path, Bytes32 hash);
}
