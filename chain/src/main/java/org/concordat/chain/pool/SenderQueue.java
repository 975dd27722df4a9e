package org.concordat.chain.pool;

import java.util.ArrayList;
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

  int size() {
    return byNonce.size();
  }

  boolean isEmpty() {
    return byNonce.isEmpty();
  }

  Optional<PooledTransaction> at(long nonce) {
    return Optional.ofNullable(byNonce.get(nonce));
  }

  void put(PooledTransaction transaction) {
    byNonce.put(transaction.nonce(), transaction);
  }

  void remove(long nonce) {
    byNonce.remove(nonce);
  }

  /// Takes out everything below `nonce`: it is in the chain, or can never be.
  List<PooledTransaction> removeBelow(long nonce) {
    stateNonce = nonce;
    NavigableMap<Long, PooledTransaction> below = byNonce.headMap(nonce, false);
    List<PooledTransaction> removed = List.copyOf(below.values());
    below.clear();
    return removed;
  }

  /// The transactions the next blocks can take, without a gap.
  List<PooledTransaction> executable() {
    List<PooledTransaction> run = new ArrayList<>();
    long expected = stateNonce;
    for (PooledTransaction transaction : byNonce.tailMap(stateNonce, true).values()) {
      if (transaction.nonce() != expected) {
        break;
      }
      run.add(transaction);
      expected++;
    }
    return run;
  }

  /// The nonce after all that is executable.
  long nextNonce() {
    return stateNonce + executable().size();
  }

  /// The transactions behind a gap.
  Collection<PooledTransaction> queued() {
    return byNonce.tailMap(nextNonce(), true).values();
  }
}
