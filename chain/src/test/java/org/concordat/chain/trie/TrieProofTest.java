package org.concordat.chain.trie;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.trie.TrieProof.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrieProofTest {
  private static final long SEED = 20_261_121;
  private final Random random = new Random(SEED);
  private final MerkleTrie trie = new MerkleTrie();
  private final List<Bytes> keys = new ArrayList<>();
  private Bytes32 root = Bytes32.ZERO;

  @BeforeEach
  void fill() {
    for (int i = 0; i < 300; i++) {
      Bytes key = Bytes32.random(random);
      keys.add(key);
      trie.put(key, Bytes.random(1 + random.nextInt(60), random));
    }
    root = trie.rootHash();
  }

  @Test
  void presentAndAbsentKeysAreShown() {
    for (Bytes key : keys) {
      assertThat(TrieProof.verify(root, key, trie.proof(key)))
          .isEqualTo(new Result.Present(trie.get(key).orElseThrow()));
      Bytes other = Bytes32.random(random);
      assertThat(TrieProof.verify(root, other, trie.proof(other))).isEqualTo(new Result.Absent());
    }
  }

  @Test
  void noChangedByteGetsThrough() {
    Bytes key = keys.get(0);
    List<Bytes> proof = trie.proof(key);
    for (int node = 0; node < proof.size(); node++) {
      for (int i = 0; i < proof.get(node).size(); i++) {
        byte[] damaged = proof.get(node).toArray();
        damaged[i] ^= (byte) (1 + random.nextInt(255));
        List<Bytes> changed = new ArrayList<>(proof);
        changed.set(node, Bytes.wrap(damaged));
        assertThat(TrieProof.verify(root, key, changed)).isInstanceOf(Result.Invalid.class);
      }
    }
  }

  @Test
  void missingAndSurplusNodesAreRefused() {
    Bytes key = keys.get(1);
    List<Bytes> proof = trie.proof(key);
    assertThat(proof).hasSizeGreaterThan(1);
    assertThat(TrieProof.verify(root, key, proof.subList(0, proof.size() - 1)))
        .isInstanceOf(Result.Invalid.class);
    assertThat(TrieProof.verify(root, key, List.of())).isInstanceOf(Result.Invalid.class);
    List<Bytes> longer = new ArrayList<>(proof);
    longer.add(proof.get(0));
    assertThat(TrieProof.verify(root, key, longer)).isInstanceOf(Result.Invalid.class);
    List<Bytes> endless =
        new ArrayList<>(Collections.nCopies(TrieProof.MAX_NODES + 1, Bytes.of(1)));
    assertThat(TrieProof.verify(root, key, endless)).isInstanceOf(Result.Invalid.class);
  }

  @Test
  void anotherRootOrKeyIsNotShown() {
    Bytes key = keys.get(2);
    assertThat(TrieProof.verify(Bytes32.ZERO, key, trie.proof(key)))
        .isInstanceOf(Result.Invalid.class);
    assertThat(TrieProof.verify(root, keys.get(3), trie.proof(key)))
        .isNotInstanceOf(Result.Present.class);
  }

  @Test
  void theEmptyTrieHoldsNothing() {
    Bytes32 empty = MerkleTrie.EMPTY_ROOT;
    assertThat(TrieProof.verify(empty, Bytes.of(1), List.of())).isEqualTo(new Result.Absent());
    assertThat(TrieProof.verify(empty, Bytes.of(1), List.of(Bytes.of(0x80))))
        .isEqualTo(new Result.Absent());
    assertThat(TrieProof.verify(empty, Bytes.of(1), List.of(Bytes.of(1))))
        .isInstanceOf(Result.Invalid.class);
  }

  /// Bytes with the right hash that are no node: what a forger of the root could send.
  @Test
  void arbitraryBytesUnderTheirOwnHashAreJudgedWithoutAFault() {
    for (int i = 0; i < 50_000; i++) {
      byte[] bytes = trie.proof(keys.get(i % keys.size())).get(i % 2).toArray();
      int changes = 1 + random.nextInt(4);
      for (int c = 0; c < changes; c++) {
        bytes[random.nextInt(Math.min(bytes.length, 80))] = (byte) random.nextInt();
      }
      Bytes node = Bytes.wrap(bytes);
      Result result = TrieProof.verify(Keccak.hash(node), keys.get(0), List.of(node));
      assertThat(result).isNotNull();
    }
  }
}
