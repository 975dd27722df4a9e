package org.concordat.deploy.bench;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/// Transactions that were sent and are in no block yet.
final class InFlight {
  private final ConcurrentMap<String, Sent> sent = new ConcurrentHashMap<>();
  private final AtomicLong committed = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  /// @param node where it was sent to
  /// @param nanos when, by the monotonic clock
  record Sent(int node, long nanos) {}

  void add(String hash, Sent transaction) {
    sent.put(hash, transaction);
  }

  /// A node would not have it now.
  void refuse(String hash) {
    sent.remove(hash);
    refused.incrementAndGet();
  }

  /// Empty for transactions of others, and for those seen already.
  Optional<Sent> commit(String hash) {
    Optional<Sent> found = Optional.ofNullable(sent.remove(hash));
    found.ifPresent(_ -> committed.incrementAndGet());
    return found;
  }

  int size() {
    return sent.size();
  }

  long committed() {
    return committed.get();
  }

  long refused() {
    return refused.get();
  }
}
