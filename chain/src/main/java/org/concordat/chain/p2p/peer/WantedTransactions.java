package org.concordat.chain.p2p.peer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.tuweni.bytes.Bytes32;

/// Hashes one peer announced and will be asked for, one request at a time. Thread-safe.
final class WantedTransactions {
  /// What is announced beyond is not asked for here; another peer may have it.
  static final int CAPACITY = 4096;

  private final Deque<Bytes32> hashes = new ArrayDeque<>();
  private boolean asking;

  synchronized boolean add(Bytes32 hash) {
    return hashes.size() < CAPACITY && hashes.add(hash);
  }

  /// The next ones to ask for; none while an answer is awaited.
  synchronized List<Bytes32> next(int most) {
    List<Bytes32> next = new ArrayList<>();
    while (!asking && next.size() < most && !hashes.isEmpty()) {
      next.add(hashes.remove());
    }
    asking |= !next.isEmpty();
    return next;
  }

  synchronized void answered() {
    asking = false;
  }
}
