package org.concordat.chain.p2p.peer;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before a peer is dialled again: twice as long after each failure, and never
/// quite the same, so that nodes started together do not dial together. For one thread.
final class Backoff {
  static final Duration FIRST = Duration.ofMillis(500);

  /// Short, because a network that was cut has to meet again within a few rounds, and the nodes
  /// that are dialled again are the few that were configured.
  static final Duration LONGEST = Duration.ofSeconds(5);

  private final RandomGenerator random;
  private long next = FIRST.toMillis();

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /// From half of the time to all of it.
  Duration next() {
    long millis = next / 2 + random.nextLong(next / 2 + 1);
    next = Math.min(2 * next, LONGEST.toMillis());
    return Duration.ofMillis(millis);
  }

  void reset() {
    next = FIRST.toMillis();
  }
}
