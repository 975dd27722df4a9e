package org.concordat.chain.trie;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.rlp.RLP;
import org.concordat.chain.crypto.Keccak;

/// The root of a map straight from the definition (Yellow Paper, appendix D): slow, and short
/// enough to be seen right. Keys are hex digits.
final class PlainTrie {
  private PlainTrie() {}

  static Bytes32 root(SortedMap<String, Bytes> entries) {
    return entries.isEmpty() ? Keccak.hash(Bytes.of(0x80)) : Keccak.hash(structure(entries));
  }

  private static Bytes structure(SortedMap<String, Bytes> entries) {
    String first = entries.firstKey();
    if (entries.size() == 1) {
      return list(List.of(path(first, 2), value(entries.get(first))));
    }
    String shared = sharedPrefix(first, entries.lastKey());
    if (!shared.isEmpty()) {
      return list(List.of(path(shared, 0), reference(without(shared.length(), entries))));
    }
    List<Bytes> items = new ArrayList<>();
    for (int nibble = 0; nibble < 16; nibble++) {
      String digit = Integer.toHexString(nibble);
      SortedMap<String, Bytes> below = entries.subMap(digit, nibble == 15 ? "g" : next(digit));
      items.add(below.isEmpty() ? Bytes.of(0x80) : reference(without(1, below)));
    }
    items.add(value(entries.getOrDefault("", Bytes.EMPTY)));
    return list(items);
  }

  private static String next(String digit) {
    char c = digit.charAt(0);
    return c == '9' ? "a" : String.valueOf((char) (c + 1));
  }

  private static Bytes reference(SortedMap<String, Bytes> entries) {
    Bytes rlp = structure(entries);
    return rlp.size() < 32 ? rlp : value(Keccak.hash(rlp));
  }

  private static SortedMap<String, Bytes> without(int digits, SortedMap<String, Bytes> entries) {
    SortedMap<String, Bytes> shorter = new TreeMap<>();
    for (Map.Entry<String, Bytes> entry : entries.entrySet()) {
      shorter.put(entry.getKey().substring(digits), entry.getValue());
    }
    return shorter;
  }

  private static String sharedPrefix(String a, String b) {
    int length = 0;
    while (length < Math.min(a.length(), b.length()) && a.charAt(length) == b.charAt(length)) {
      length++;
    }
    return a.substring(0, length);
  }

  private static Bytes path(String digits, int flags) {
    boolean odd = digits.length() % 2 == 1;
    String prefix = odd ? Integer.toHexString(flags + 1) : flags + "0";
    return value(Bytes.fromHexString(prefix + digits));
  }

  private static Bytes value(Bytes value) {
    return RLP.encodeValue(value);
  }

  private static Bytes list(List<Bytes> items) {
    return RLP.encodeList(items, (writer, item) -> writer.writeRLP(item));
  }
}
