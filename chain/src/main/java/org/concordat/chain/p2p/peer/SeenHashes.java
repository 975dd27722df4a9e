package org.concordat.chain.p2p.peer;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.tuweni.bytes.Bytes32;

/// The last hashes that were seen. Thread-safe.
final class SeenHashes {
  private final Set<Bytes32> hashes = new LinkedHashSet<>();
  private final int capacity;

  SeenHashes(int capacity) {
    this.capacity = capacity;
  }

  /// @return whether it was not among them
  synchronized boolean add(Bytes32 hash) {
    if (!hashes.add(hash)) {
      return false;
    }
    if (hashes.size() > capacity) {
      Iterator<Bytes32> oldest = hashes.iterator();
      oldest.next();
      oldest.remove();
    }
    return true;
  }

  /// As if it had not been seen.
  synchronized void remove(Bytes32 hash) {
    hashes.remove(hash);
  }

  synchronized int size() {
    return hashes.size();
  }

  synchronized boolean contains(Bytes32 hash) {
    return hashes.contains(hash);
  }
}
