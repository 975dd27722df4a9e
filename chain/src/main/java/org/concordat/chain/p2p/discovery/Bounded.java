package org.concordat.chain.p2p.discovery;

import java.util.LinkedHashMap;
import java.util.Map;

/// A map that forgets its eldest entry for a new one.
final class Bounded<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;

  private final int capacity;

  Bounded(int capacity) {
    this.capacity = capacity;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > capacity;
  }
}
