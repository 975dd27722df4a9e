package org.concordat.chain.state;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/// Trie nodes by digest, as many as there are places: a newcomer takes the place of whoever had it.
/// What is found is right, whatever was written since, because a digest names its node.
final class NodeCache {
  /// A full branch takes 532 bytes: about 40 MB in all.
  private static final int PLACES = 1 << 16;

  private final AtomicReferenceArray<Entry> entries = new AtomicReferenceArray<>(PLACES);

  private record Entry(Bytes32 hash, Bytes rlp) {}

  Optional<Bytes> get(Bytes32 hash) {
    Entry entry = entries.get(place(hash));
    return entry != null && entry.hash.equals(hash) ? Optional.of(entry.rlp) : Optional.empty();
  }

  void put(Bytes32 hash, Bytes rlp) {
    entries.set(place(hash), new Entry(hash, rlp));
  }

  private static int place(Bytes32 hash) {
    return hash.getInt(0) & (PLACES - 1);
  }
}
