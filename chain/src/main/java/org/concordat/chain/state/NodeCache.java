package org.concordat.chain.state;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/// Trie nodes by digest, as many as there are places: a newcomer takes the place of whoever had it.
/// What is found is right, whatever was written since, because a digest names its node.
///
/// Only large nodes are kept. Those near the root are: each has all its children, and every change
/// goes through them. A node further down is small, and one of so many that it is hardly asked for
/// twice.
final class NodeCache {
  /// A full branch takes 532 bytes: about 40 MB in all.
  private static final int PLACES = 1 << 16;

  /// Half of a branch's children.
  private static final int LEAST_SIZE = 8 * 33;

  private final AtomicReferenceArray<Entry> entries = new AtomicReferenceArray<>(PLACES);

  private static final class Entry {
    final byte[] hash;
    final Bytes rlp;

    Entry(byte[] hash, Bytes rlp) {
      this.hash = hash;
      this.rlp = rlp;
    }
  }

  Optional<Bytes> get(Bytes32 hash) {
    byte[] key = hash.toArrayUnsafe();
    Entry entry = entries.get(place(key));
    return entry != null && Arrays.equals(entry.hash, key)
        ? Optional.of(entry.rlp)
        : Optional.empty();
  }

  void put(Bytes32 hash, Bytes rlp) {
    if (rlp.size() >= LEAST_SIZE) {
      byte[] key = hash.toArrayUnsafe();
      entries.set(place(key), new Entry(key, rlp));
    }
  }

  private static int place(byte[] hash) {
    return ((hash[0] << 8) | (hash[1] & 0xff)) & (PLACES - 1);
  }
}
