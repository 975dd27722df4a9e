package org.concordat.chain.trie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.ChainException;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.rlp.RlpWriter;
import org.concordat.chain.vectors.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleTrieTest {
  private static final long SEED = 20_261_121;

  @ParameterizedTest
  @ValueSource(strings = {"trietest", "trietest_secureTrie"})
  void officialOrderedUpdatesGiveTheirRoot(String file) {
    boolean secure = file.endsWith("secureTrie");
    for (var test : Vectors.read("trie/" + file + ".json").properties()) {
      List<Map.Entry<Bytes, Optional<Bytes>>> updates = new ArrayList<>();
      for (JsonNode pair : test.getValue().get("in")) {
        updates.add(Map.entry(bytes(pair.get(0)), valueOf(pair.get(1))));
      }
      assertRoot(test.getKey(), updates, secure, test.getValue().get("root").asText());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"trieanyorder", "trieanyorder_secureTrie", "hex_encoded_securetrie_test"})
  void officialEntriesGiveTheirRootInAnyOrder(String file) {
    boolean secure = !file.equals("trieanyorder");
    Random random = new Random(SEED);
    for (var test : Vectors.read("trie/" + file + ".json").properties()) {
      List<Map.Entry<Bytes, Optional<Bytes>>> updates = new ArrayList<>();
      for (var entry : test.getValue().get("in").properties()) {
        updates.add(Map.entry(bytes(entry.getKey()), valueOf(entry.getValue())));
      }
      for (int round = 0; round < 10; round++) {
        Collections.shuffle(updates, random);
        assertRoot(test.getKey(), updates, secure, test.getValue().get("root").asText());
      }
    }
  }

  @Test
  void behavesAsAMapAndItsRootDependsOnlyOnItsContent() {
    for (int run = 0; run < 40; run++) {
      Random random = new Random(SEED + run);
      TrieModel model = new TrieModel(random);
      for (int step = 0; step < 150; step++) {
        model.step();
      }
      model.check();
    }
  }

  @Test
  void aValueBelow32BytesStandsInItsParentAndIsNotStored() {
    NodeTable stored = new NodeTable();
    MerkleTrie trie = new MerkleTrie();
    trie.put(Bytes.of(0x11), Bytes.of(1));
    trie.put(Bytes.of(0x12), Bytes.of(2));
    Bytes32 root = trie.commit(stored);
    assertThat(stored.paths()).hasSize(1);
    assertThat(new MerkleTrie(stored, root).get(Bytes.of(0x12))).contains(Bytes.of(2));
  }

  @Test
  void aCommitHandsOverOnlyWhatIsNew() {
    Random random = new Random(SEED);
    NodeTable stored = new NodeTable();
    MerkleTrie trie = new MerkleTrie();
    for (int i = 0; i < 500; i++) {
      trie.put(Bytes32.random(random), Bytes32.random(random));
    }
    trie.rootHash();
    Bytes32 first = trie.commit(stored);
    int written = stored.writes();
    assertThat(trie.commit(stored)).isEqualTo(first);
    assertThat(stored.writes()).isEqualTo(written);

    trie.put(Bytes32.random(random), Bytes.of(1));
    trie.commit(stored);
    assertThat(stored.writes() - written).isBetween(2, 6);
  }

  @Test
  void writingWhatIsThereChangesNothing() {
    NodeTable stored = new NodeTable();
    MerkleTrie trie = new MerkleTrie();
    Random random = new Random(SEED);
    Bytes key = Bytes32.random(random);
    trie.put(key, Bytes32.random(random));
    for (int i = 0; i < 100; i++) {
      trie.put(Bytes32.random(random), Bytes32.random(random));
    }
    Bytes32 root = trie.commit(stored);
    MerkleTrie loaded = new MerkleTrie(stored, root);
    loaded.put(key, loaded.get(key).orElseThrow());
    loaded.remove(Bytes32.random(random));
    int written = stored.writes();
    assertThat(loaded.commit(stored)).isEqualTo(root);
    assertThat(stored.writes()).isEqualTo(written);
  }

  @Test
  void aMissingOrDamagedNodeIsAFaultOfTheDatabase() {
    MerkleTrie missing = new MerkleTrie(NodeStore.EMPTY, Bytes32.ZERO);
    assertThatThrownBy(() -> missing.get(Bytes.of(1)))
        .isInstanceOfSatisfying(
            ChainException.class,
            fault -> assertThat(fault.code()).isEqualTo(ChainException.Code.STORE_CORRUPT));
    MerkleTrie damaged =
        new MerkleTrie((path, hash) -> Optional.of(Bytes.fromHexString("c3010203")), Bytes32.ZERO);
    assertThatThrownBy(() -> damaged.put(Bytes.of(1), Bytes.of(1)))
        .isInstanceOf(ChainException.class)
        .hasMessageContaining("backup");
  }

  @Test
  void emptyValuesAndOverlongKeysAreNotTaken() {
    MerkleTrie trie = new MerkleTrie();
    assertThatThrownBy(() -> trie.put(Bytes.of(1), Bytes.EMPTY))
        .isInstanceOf(IllegalArgumentException.class);
    Bytes tooLong = Bytes.wrap(new byte[MerkleTrie.MAX_KEY_SIZE + 1]);
    assertThatThrownBy(() -> trie.get(tooLong)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theOrderedRootIsThatOfATrieUnderRlpIndices() {
    assertThat(OrderedTrieRoot.of(List.of())).isEqualTo(MerkleTrie.EMPTY_ROOT);
    Random random = new Random(SEED);
    List<Bytes> items = new ArrayList<>();
    Map<Bytes, Bytes> entries = new HashMap<>();
    for (int i = 0; i < 300; i++) {
      Bytes item = Bytes.random(1 + random.nextInt(80), random);
      items.add(item);
      entries.put(new RlpWriter().writeScalar(i).toBytes(), item);
    }
    MerkleTrie trie = new MerkleTrie();
    entries.forEach(trie::put);
    assertThat(OrderedTrieRoot.of(items)).isEqualTo(trie.rootHash());
  }

  @Test
  void largeChangesHashedSideBySideComeToTheRootOfTheDefinition() {
    for (int seed = 0; seed < 5; seed++) {
      Random random = new Random(seed);
      NodeTable stored = new NodeTable();
      TreeMap<String, Bytes> entries = new TreeMap<>();
      MerkleTrie trie = new MerkleTrie();
      for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 400; i++) {
          Bytes32 key = Bytes32.random(random);
          Bytes value = Bytes.random(1 + random.nextInt(60), random);
          entries.put(key.toUnprefixedHexString(), value);
          trie.put(key, value);
        }
        for (String key : List.copyOf(entries.keySet()).subList(0, 150)) {
          entries.remove(key);
          trie.remove(Bytes.fromHexString(key));
        }
        Bytes32 root = trie.commit(stored);
        assertThat(root).as("seed %d", seed).isEqualTo(PlainTrie.root(entries));
        trie = new MerkleTrie(stored, root);
      }
    }
  }

  private static void assertRoot(
      String name,
      List<Map.Entry<Bytes, Optional<Bytes>>> updates,
      boolean secure,
      String expected) {
    MerkleTrie plain = new MerkleTrie();
    for (var update : updates) {
      Bytes key = secure ? Keccak.hash(update.getKey()) : update.getKey();
      update.getValue().ifPresentOrElse(value -> plain.put(key, value), () -> plain.remove(key));
    }
    assertThat(plain.rootHash().toHexString()).as(name).isEqualTo(expected);
  }

  private static Optional<Bytes> valueOf(JsonNode value) {
    return value.isNull() ? Optional.empty() : Optional.of(bytes(value));
  }

  private static Bytes bytes(JsonNode text) {
    return bytes(text.asText());
  }

  private static Bytes bytes(String text) {
    return text.startsWith("0x")
        ? Bytes.fromHexString(text)
        : Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
