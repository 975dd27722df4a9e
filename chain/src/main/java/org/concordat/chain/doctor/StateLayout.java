package org.concordat.chain.doctor;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.state.TriePlace;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.store.Segment;

/// Where the nodes of the newest state are stored.
@FunctionalInterface
interface StateLayout {
  /// The node stored at a place.
  ///
  /// @param account hash of the address whose storage trie it is in; empty for the trie of accounts
  /// @param path from the root of that trie, one nibble per byte
  /// @param hash what its parent holds of it; the caller checks the node against it
  Optional<Bytes> node(Optional<Bytes32> account, Bytes path, Bytes32 hash);

  /// The layout of format 2: by place.
  static StateLayout byPlace(KeyValueStore store) {
    return (account, path, _) -> {
      Bytes trie = account.map(TriePlace::storage).orElse(TriePlace.accounts());
      return store.get(Segment.STATE_TRIES, TriePlace.of(trie, path));
    };
  }
}
