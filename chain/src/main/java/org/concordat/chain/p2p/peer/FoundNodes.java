package org.concordat.chain.p2p.peer;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.network.Enode;

/// Nodes that discovery has found, and when to dial each: at once, and after each attempt twice as
/// long as the time before. Thread-safe.
final class FoundNodes {
  /// The one heard of longest ago is forgotten for a new one.
  static final int CAPACITY = 256;

  static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

  static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private record Found(Enode node, long pauseMillis, long notBefore) {}

  private final Map<Bytes, Found> nodes = new LinkedHashMap<>();

  /// It was found, or found again; its place may be another now.
  synchronized void offer(Enode node) {
    Found old = nodes.remove(node.publicKey());
    nodes.put(
        node.publicKey(),
        old == null
            ? new Found(node, FIRST_PAUSE.toMillis(), 0)
            : new Found(node, old.pauseMillis(), old.notBefore()));
    if (nodes.size() > CAPACITY) {
      nodes.remove(nodes.keySet().iterator().next());
    }
  }

  /// A node to dial now, if there is one; it is not given again before its pause is over.
  ///
  /// @param wanted by id
  synchronized Optional<Enode> next(long nowMillis, Predicate<Bytes> wanted) {
    Optional<Found> next =
        nodes.values().stream()
            .filter(it -> it.notBefore() <= nowMillis && wanted.test(it.node().publicKey()))
            .findFirst();
    next.ifPresent(it -> {
      long pause = Math.min(2 * it.pauseMillis(), LONGEST_PAUSE.toMillis());
      Found tried = new Found(it.node(), pause, nowMillis + it.pauseMillis());
      nodes.put(it.node().publicKey(), tried);
    });
    return next.map(Found::node);
  }

  /// The connection to it was a good one: its next pause is the first again.
  synchronized void wasGood(Bytes id) {
    nodes.computeIfPresent(id, (_, it) -> new Found(it.node(), FIRST_PAUSE.toMillis(), 0));
  }

  synchronized int size() {
    return nodes.size();
  }
}
