package org.concordat.chain.trie;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeMap;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/// A trie beside a plain map and a plain way to compute its root.
final class TrieModel {
  private final Random random;
  private final TreeMap<String, Bytes> map = new TreeMap<>();
  private final NodeTable stored = new NodeTable();
  private MerkleTrie trie = new MerkleTrie();

  TrieModel(Random random) {
    this.random = random;
  }

  void step() {
    Bytes key = key();
    switch (random.nextInt(10)) {
      case 0, 1, 2, 3, 4 -> {
        Bytes value = Bytes.random(1 + random.nextInt(random.nextBoolean() ? 4 : 60), random);
        trie.put(key, value);
        map.put(key.toUnprefixedHexString(), value);
      }
      case 5, 6, 7 -> {
        trie.remove(key);
        map.remove(key.toUnprefixedHexString());
      }
      case 8 -> trie.rootHash();
      default -> trie = new MerkleTrie(stored, trie.commit(stored));
    }
  }

  void check() {
    Bytes32 root = trie.commit(stored);
    assertThat(root).isEqualTo(PlainTrie.root(map));
    MerkleTrie reloaded = new MerkleTrie(stored, root);
    for (int i = 0; i < 200; i++) {
      Bytes key = key();
      Bytes expected = map.get(key.toUnprefixedHexString());
      assertThat(reloaded.get(key).orElse(null)).isEqualTo(expected);
      assertThat(TrieProof.verify(root, key, reloaded.proof(key)))
          .isEqualTo(
              expected == null
                  ? new TrieProof.Result.Absent()
                  : new TrieProof.Result.Present(expected));
    }
    stored.assertHoldsNothingBut(root);
  }

  /// From few bytes, so that paths meet, and of different lengths, so that one ends inside another.
  private Bytes key() {
    byte[] key = new byte[random.nextInt(4)];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) (random.nextInt(3) * 0x10 + random.nextInt(3));
    }
    return Bytes.wrap(key);
  }
}
