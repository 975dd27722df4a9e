package org.concordat.anchor.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.proof.TrieProof.Result;
import org.concordat.anchor.testing.TestingTrie;
import org.concordat.chain.trie.MerkleTrie;
import org.junit.jupiter.api.Test;

class TrieProofTest {
  /// Keys that share long prefixes give extensions, short values give embedded nodes.
  private static Bytes32 key(Random random, int shape) {
    byte[] bytes = new byte[32];
    switch (shape % 3) {
      case 0 -> random.nextBytes(bytes);
      case 1 -> bytes[31] = (byte) random.nextInt(40);
      default -> {
        bytes[0] = (byte) 0xa0;
        bytes[20 + random.nextInt(12)] = (byte) (1 << random.nextInt(8));
      }
    }
    return Bytes32.wrap(bytes);
  }

  private static Bytes value(Random random) {
    byte[] bytes = new byte[random.nextBoolean() ? 1 : 1 + random.nextInt(60)];
    random.nextBytes(bytes);
    return Bytes.wrap(bytes);
  }

  @Test
  void everyKeyOfRandomTriesIsPresentOrAbsentAsItIs() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      TestingTrie trie = new TestingTrie();
      List<Bytes32> keys = new ArrayList<>();
      Map<Bytes32, Bytes> content = new HashMap<>();
      for (int i = random.nextInt(20); i >= 0; i--) {
        Bytes32 key = key(random, random.nextInt(seed % 4 + 1));
        keys.add(key);
        content.put(key, value(random));
      }
      content.forEach(trie::put);
      for (int i = 0; i < 10; i++) {
        keys.add(key(random, i));
      }
      for (Bytes32 key : keys) {
        Result expected =
            content.containsKey(key) ? new Result.Present(content.get(key)) : new Result.Absent();
        assertThat(TrieProof.check(trie.root(), key, trie.proof(key)))
            .as("seed %d key %s", seed, key)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void proofsOfTheNodesOwnTrieAreAccepted() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      MerkleTrie trie = new MerkleTrie();
      Map<Bytes32, Bytes> content = new HashMap<>();
      for (int i = random.nextInt(40); i >= 0; i--) {
        content.put(key(random, i), value(random));
      }
      content.forEach(trie::put);
      Bytes32 root = trie.rootHash();
      for (int i = 0; i < 10; i++) {
        Bytes32 other = key(random, i);
        if (!content.containsKey(other)) {
          assertThat(TrieProof.check(root, other, trie.proof(other)))
              .isEqualTo(new Result.Absent());
        }
      }
      content.forEach((key, value) ->
          assertThat(TrieProof.check(root, key, trie.proof(key)))
              .isEqualTo(new Result.Present(value)));
    }
  }

  @Test
  void anAlteredByteAMissingOrAnAddedNodeIsRefused() {
    Random random = new Random(2);
    TestingTrie trie = new TestingTrie();
    Bytes32 key = Bytes32.ZERO;
    for (int i = 0; i < 60; i++) {
      key = key(random, i);
      trie.put(key, value(random));
    }
    List<Bytes> proof = trie.proof(key);
    assertThat(proof).hasSizeGreaterThan(1);
    for (int node = 0; node < proof.size(); node++) {
      for (int i = 0; i < proof.get(node).size(); i++) {
        byte[] altered = proof.get(node).toArray();
        altered[i] ^= (byte) (1 << random.nextInt(8));
        List<Bytes> bad = new ArrayList<>(proof);
        bad.set(node, Bytes.wrap(altered));
        refused(trie.root(), key, bad);
      }
      List<Bytes> dropped = new ArrayList<>(proof);
      dropped.remove(node);
      refused(trie.root(), key, dropped);
      List<Bytes> added = new ArrayList<>(proof);
      added.add(node, proof.get(node));
      refused(trie.root(), key, added);
    }
    refused(Bytes32.ZERO, key, proof);
    refused(trie.root(), key, List.of());
  }

  @Test
  void theEmptyTrieProvesAbsenceWithoutNodes() {
    assertThat(TrieProof.check(TrieProof.EMPTY_ROOT, Bytes32.ZERO, List.of()))
        .isEqualTo(new Result.Absent());
    assertThat(TrieProof.EMPTY_ROOT.toHexString())
        .isEqualTo("0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421");
    refused(TrieProof.EMPTY_ROOT, Bytes32.ZERO, List.of(Bytes.of((byte) 0x80)));
  }

  @Test
  void nodesThatHashRightButAreNoTrieNodesAreRefused() {
    Bytes path = Bytes.concatenate(Bytes.of(0x20), Bytes32.ZERO);
    Bytes one = Bytes.of(1);
    refusedNode(Bytes.of(1), "not a list");
    refusedNode(RlpEncoder.list(List.of(one, one, one)), "3 items");
    refusedNode(leaf(path, Bytes.EMPTY), "without a value");
    refusedNode(leaf(Bytes.concatenate(Bytes.of(0x21), Bytes32.ZERO), one), "bad flag|nibbles");
    refusedNode(leaf(Bytes.concatenate(Bytes.of(0x40), Bytes32.ZERO), one), "bad flag");
    refusedNode(leaf(path.slice(0, 20), one), "nibbles");
    refusedNode(leaf(Bytes.EMPTY, one), "bad flag");
    refusedNode(leaf(Bytes.of(0x00), Bytes32.ZERO), "path of 0 nibbles");
    refusedNode(leaf(Bytes.of(0x10), one), "reference has 1 bytes");
    List<Bytes> items = new ArrayList<>(Collections.nCopies(17, Bytes.of((byte) 0x80)));
    items.set(16, one);
    refusedNode(RlpEncoder.list(items), "value of its own");
    items.set(16, Bytes.of((byte) 0x80));
    items.set(9, one);
    refusedNode(RlpEncoder.list(items), "reference has 1 bytes");
    items.set(9, leaf(Bytes.of(0x20), Bytes.wrap(new byte[40])));
    refusedNode(RlpEncoder.list(items), "embedded though");
  }

  private static Bytes leaf(Bytes path, Bytes value) {
    return RlpEncoder.list(List.of(RlpEncoder.text(path), RlpEncoder.text(value)));
  }

  private static void refusedNode(Bytes node, String reason) {
    Result result = TrieProof.check(Keccak256.of(node), Bytes32.ZERO, List.of(node));
    assertThat(result)
        .isInstanceOfSatisfying(
            Result.Refused.class, refused -> assertThat(refused.reason()).containsPattern(reason));
  }

  private static void refused(Bytes32 root, Bytes32 key, List<Bytes> nodes) {
    assertThat(TrieProof.check(root, key, nodes)).isInstanceOf(Result.Refused.class);
  }
}
