package org.concordat.chain.trie;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/// Where a trie finds the nodes it has not loaded.
@FunctionalInterface
public interface NodeStore {
  /// Holds nothing: for tries that start empty.
  NodeStore EMPTY = hash -> Optional.empty();

  /// The RLP whose Keccak digest is `hash`.
  Optional<Bytes> node(Bytes32 hash);
}
