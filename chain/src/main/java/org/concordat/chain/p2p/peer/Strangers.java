package org.concordat.chain.p2p.peer;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/// Connections that have not introduced themselves yet, counted in all and by address: who opens
/// many and says nothing keeps others of its address out, and nobody else. Thread-safe.
final class Strangers {
  static final int MAX = 64;
  static final int MAX_PER_HOST = 16;

  private final Map<InetAddress, Integer> counts = new HashMap<>();
  private int all;

  /// @return false when it is one too many
  synchronized boolean enter(InetAddress host) {
    int ofHost = counts.getOrDefault(host, 0);
    if (all >= MAX || ofHost >= MAX_PER_HOST) {
      return false;
    }
    all++;
    counts.put(host, ofHost + 1);
    return true;
  }

  synchronized void leave(InetAddress host) {
    all--;
    counts.computeIfPresent(host, (_, count) -> count == 1 ? null : count - 1);
  }
}
