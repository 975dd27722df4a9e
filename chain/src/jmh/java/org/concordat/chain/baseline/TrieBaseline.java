package org.concordat.chain.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.trie.MerkleTrie;
import org.concordat.chain.trie.OrderedTrieRoot;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Updates of a trie of 100,000 random keys, a thousand between two roots; and a list's root.
@State(Scope.Thread)
public class TrieBaseline {
  private static final int ENTRIES = 100_000;
  private static final int BATCH = 1_000;
  private static final int VALUE_SIZE = 70;

  private final Random random = new Random(1);
  private final List<Bytes> keys = new ArrayList<>();
  private final List<Bytes> items = new ArrayList<>();
  private final MerkleTrie trie = new MerkleTrie();

  @Setup
  public void fill() {
    for (int i = 0; i < ENTRIES; i++) {
      Bytes key = drawn(Bytes32.SIZE);
      keys.add(key);
      trie.put(key, drawn(VALUE_SIZE));
    }
    trie.rootHash();
    for (int i = 0; i < BATCH; i++) {
      items.add(drawn(VALUE_SIZE));
    }
  }

  private Bytes drawn(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return Bytes.wrap(bytes);
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public Bytes32 updates() {
    for (int i = 0; i < BATCH; i++) {
      trie.put(keys.get(random.nextInt(ENTRIES)), drawn(VALUE_SIZE));
    }
    return trie.rootHash();
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public Bytes32 listRoot() {
    return OrderedTrieRoot.of(items);
  }
}
