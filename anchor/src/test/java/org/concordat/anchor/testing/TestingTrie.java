package org.concordat.anchor.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.proof.Keccak256;
import org.concordat.anchor.proof.RlpEncoder;

/// A Merkle Patricia trie written the plainest way: the whole trie is encoded anew for every
/// question. Keys are hashed by the caller.
public final class TestingTrie {
  private static final Bytes EMPTY = Bytes.of((byte) 0x80);

  private final SortedMap<String, Bytes> entries = new TreeMap<>();

  public void put(Bytes32 key, Bytes value) {
    entries.put(key.toUnprefixedHexString(), value);
  }

  public void remove(Bytes32 key) {
    entries.remove(key.toUnprefixedHexString());
  }

  TestingTrie copy() {
    TestingTrie copy = new TestingTrie();
    copy.entries.putAll(entries);
    return copy;
  }

  public Bytes32 root() {
    return Keccak256.of(encode(entries, 0));
  }

  /// The hashed nodes from the root to the key or to where its path ends.
  public List<Bytes> proof(Bytes32 key) {
    List<Bytes> nodes = new ArrayList<>();
    if (!entries.isEmpty()) {
      collect(entries, 0, key.toUnprefixedHexString(), nodes);
    }
    return nodes;
  }

  private static void collect(
      SortedMap<String, Bytes> below, int depth, String key, List<Bytes> nodes) {
    Bytes node = encode(below, depth);
    if (nodes.isEmpty() || node.size() >= 32) {
      nodes.add(node);
    }
    int shared = shared(below, depth);
    if (below.size() == 1) {
      return;
    }
    if (shared > 0) {
      if (key.regionMatches(depth, below.firstKey(), depth, shared)) {
        collect(below, depth + shared, key, nodes);
      }
      return;
    }
    SortedMap<String, Bytes> child = startingWith(below, key.substring(0, depth + 1));
    if (!child.isEmpty()) {
      collect(child, depth + 1, key, nodes);
    }
  }

  private static Bytes encode(SortedMap<String, Bytes> below, int depth) {
    if (below.isEmpty()) {
      return EMPTY;
    }
    String first = below.firstKey();
    if (below.size() == 1) {
      return RlpEncoder.list(
          List.of(
              RlpEncoder.text(hexPrefix(first.substring(depth), 2)),
              RlpEncoder.text(below.get(first))));
    }
    int shared = shared(below, depth);
    if (shared > 0) {
      String path = first.substring(depth, depth + shared);
      Bytes child = reference(encode(below, depth + shared));
      return RlpEncoder.list(List.of(RlpEncoder.text(hexPrefix(path, 0)), child));
    }
    return branch(below, depth);
  }

  private static Bytes branch(SortedMap<String, Bytes> below, int depth) {
    String prefix = below.firstKey().substring(0, depth);
    List<Bytes> items = new ArrayList<>();
    for (char nibble : "0123456789abcdef".toCharArray()) {
      SortedMap<String, Bytes> child = startingWith(below, prefix + nibble);
      items.add(child.isEmpty() ? EMPTY : reference(encode(child, depth + 1)));
    }
    items.add(EMPTY);
    return RlpEncoder.list(items);
  }

  private static Bytes reference(Bytes node) {
    return node.size() < 32 ? node : RlpEncoder.text(Keccak256.of(node));
  }

  private static int shared(SortedMap<String, Bytes> below, int depth) {
    String first = below.firstKey();
    String last = below.lastKey();
    int length = 0;
    while (depth + length < first.length()
        && first.charAt(depth + length) == last.charAt(depth + length)) {
      length++;
    }
    return length;
  }

  private static SortedMap<String, Bytes> startingWith(
      SortedMap<String, Bytes> map, String prefix) {
    SortedMap<String, Bytes> found = new TreeMap<>();
    for (Map.Entry<String, Bytes> entry : map.tailMap(prefix).entrySet()) {
      if (!entry.getKey().startsWith(prefix)) {
        break;
      }
      found.put(entry.getKey(), entry.getValue());
    }
    return found;
  }

  private static Bytes hexPrefix(String nibbles, int flag) {
    boolean odd = nibbles.length() % 2 == 1;
    String text = odd ? Integer.toHexString(flag + 1) + nibbles : flag + "0" + nibbles;
    return Bytes.fromHexString(text);
  }
}
