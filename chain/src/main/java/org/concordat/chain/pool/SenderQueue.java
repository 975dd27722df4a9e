package org.concordat.chain.pool;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// One sender's transactions by nonce, and the sender's nonce in the state as last seen: only
/// blocks with a transaction or an authorisation of the sender change it.
final class SenderQueue {
  private final NavigableMap<Long, PooledTransaction> byNonce = new TreeMap<>();
  private long stateNonce;

  /// The first nonce from the state's on that is not here. Kept up to date, so that nobody walks
  /// along a long run to find its end.
  private long next;

  int size() {
    return byNonce.size();
  }

  boolean isEmpty() {
    return byNonce.isEmpty();
  }

  Optional<PooledTransaction> at(long nonce) {
    return Optional.ofNullable(byNonce.get(nonce));
  }

  /// Takes the place of one with the same nonce.
  void put(PooledTransaction transaction) {
    byNonce.put(transaction.nonce(), transaction);
    advance();
  }

  void remove(long nonce) {
    byNonce.remove(nonce);
    if (nonce >= stateNonce && nonce < next) {
      next = nonce;
    }
  }

  /// Takes out everything below `nonce`: it is in the chain, or can never be.
  List<PooledTransaction> removeBelow(long nonce) {
    if (nonce < stateNonce || nonce > next) {
      next = nonce;
    }
    stateNonce = nonce;
    NavigableMap<Long, PooledTransaction> below = byNonce.headMap(nonce, false);
    List<PooledTransaction> removed = List.copyOf(below.values());
    below.clear();
    advance();
    return removed;
  }

  private void advance() {
    while (byNonce.containsKey(next)) {
      next++;
    }
  }

  /// The transactions the next blocks can take, without a gap.
  List<PooledTransaction> executable() {
    return List.copyOf(byNonce.subMap(stateNonce, true, next, false).values());
  }

  /// How many of them there are.
  int run() {
    return (int) (next - stateNonce);
  }

  /// The nonce after all that is executable.
  long nextNonce() {
    return next;
  }

  /// The transactions from this nonce on.
  Collection<PooledTransaction> from(long nonce) {
    return byNonce.tailMap(nonce, true).values();
  }
}
