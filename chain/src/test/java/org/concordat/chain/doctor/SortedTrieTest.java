package org.concordat.chain.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.trie.MerkleTrie;
import org.junit.jupiter.api.Test;

/// Beside the trie the node runs on, which shares no code with it.
class SortedTrieTest {
  private static final int SEEDS = 2_000;

  @Test
  void anEmptyTrieHasTheEmptyRoot() {
    assertThat(new SortedTrie().root()).isEqualTo(MerkleTrie.EMPTY_ROOT);
  }

  @Test
  void rootsAreThoseOfTheTrieForKeysThatShareAnyNumberOfNibbles() {
    Random random = new Random(20_261_125);
    for (int seed = 0; seed < SEEDS; seed++) {
      SortedMap<Bytes32, Bytes> entries = entries(random, 1 + random.nextInt(40));
      MerkleTrie expected = new MerkleTrie();
      SortedTrie trie = new SortedTrie();
      entries.forEach((key, value) -> {
        expected.put(key, value);
        trie.add(key, value);
      });
      assertThat(trie.root()).as("seed %d: %s", seed, entries).isEqualTo(expected.rootHash());
    }
  }

  /// Most keys are a neighbour of one before, from any nibble on.
  private static SortedMap<Bytes32, Bytes> entries(Random random, int count) {
    SortedMap<Bytes32, Bytes> entries = new TreeMap<>();
    Bytes32 last = Bytes32.random(random);
    for (int i = 0; i < count; i++) {
      int from = random.nextInt(Bytes32.SIZE + 1);
      Bytes32 key =
          Bytes32.wrap(
              Bytes.concatenate(last.slice(0, from), Bytes.random(Bytes32.SIZE - from, random)));
      entries.put(key, Bytes.random(1 + random.nextInt(40), random));
      last = random.nextInt(4) == 0 ? last : key;
    }
    return entries;
  }

  @Test
  void keysOutOfOrderAreRefused() {
    SortedTrie trie = new SortedTrie();
    trie.add(Bytes32.repeat((byte) 2), Bytes.of(1));
    for (Map.Entry<Bytes32, Bytes> late :
        Map.of(Bytes32.repeat((byte) 2), Bytes.of(1), Bytes32.repeat((byte) 1), Bytes.of(1))
            .entrySet()) {
      assertThatThrownBy(() -> trie.add(late.getKey(), late.getValue()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
