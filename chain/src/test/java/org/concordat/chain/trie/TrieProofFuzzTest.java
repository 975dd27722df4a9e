package org.concordat.chain.trie;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Keccak;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Hostile nodes: the root is the hash of the first one, so that whoever writes the nodes gets past
/// the first check, and a node's reference is filled in with the hash of the node after it.
///
/// The input is the key, its size first, then nodes with two bytes of length each. In a node the
/// run 0xa0 followed by thirty-two bytes of 0x11 stands for the hash of the next.
class TrieProofFuzzTest {
  private static final Bytes NEXT = Bytes.concatenate(Bytes.of(0xa0), Bytes32.repeat((byte) 0x11));
  private static final long SEED = 20_261_127;

  @ParameterizedTest
  @MethodSource("seeds")
  void anyNodesGetAVerdict(byte[] input) {
    fuzzerTestOneInput(input);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    int keySize = Math.min(input[0] & 0x7f, input.length - 1);
    Bytes key = Bytes.wrap(Arrays.copyOfRange(input, 1, 1 + keySize));
    List<Bytes> nodes = linked(nodes(input, 1 + keySize));
    Bytes32 root = nodes.isEmpty() ? MerkleTrie.EMPTY_ROOT : Keccak.hash(nodes.getFirst());
    TrieProof.Result verdict = TrieProof.verify(root, key, nodes);
    assertThat(TrieProof.verify(root, key, nodes)).isEqualTo(verdict);
    if (verdict instanceof TrieProof.Result.Present(Bytes value)) {
      assertThat(value.isEmpty()).isFalse();
    }
  }

  private static List<Bytes> nodes(byte[] input, int from) {
    List<Bytes> nodes = new ArrayList<>();
    int at = from;
    while (at + 2 <= input.length) {
      int length =
          Math.min((input[at] & 0xff) << 8 | (input[at + 1] & 0xff), input.length - at - 2);
      nodes.add(Bytes.wrap(Arrays.copyOfRange(input, at + 2, at + 2 + length)));
      at += 2 + length;
    }
    return nodes;
  }

  /// From the last node upwards, so that each hash is of the node as it will be.
  private static List<Bytes> linked(List<Bytes> nodes) {
    List<Bytes> linked = new ArrayList<>(nodes);
    for (int i = nodes.size() - 2; i >= 0; i--) {
      byte[] node = linked.get(i).toArray();
      int at = indexOf(node, NEXT.toArrayUnsafe());
      if (at >= 0) {
        System.arraycopy(Keccak.hash(linked.get(i + 1)).toArrayUnsafe(), 0, node, at + 1, 32);
        linked.set(i, Bytes.wrap(node));
      }
    }
    return linked;
  }

  private static int indexOf(byte[] text, byte[] part) {
    for (int at = 0; at + part.length <= text.length; at++) {
      if (Arrays.equals(text, at, at + part.length, part, 0, part.length)) {
        return at;
      }
    }
    return -1;
  }

  static Stream<byte[]> seeds() {
    Random random = new Random(SEED);
    MerkleTrie trie = new MerkleTrie();
    List<Bytes> keys = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Bytes key = Bytes.random(1 + random.nextInt(3), random);
      keys.add(key);
      trie.put(key, Bytes.random(1 + random.nextInt(40), random));
    }
    return keys.stream().limit(20).map(key -> input(key, trie.proof(key)));
  }

  private static byte[] input(Bytes key, List<Bytes> proof) {
    List<Bytes> parts = new ArrayList<>(List.of(Bytes.of(key.size()), key));
    for (int i = 0; i < proof.size(); i++) {
      byte[] node = proof.get(i).toArray();
      if (i + 1 < proof.size()) {
        byte[] hash = Keccak.hash(proof.get(i + 1)).toArrayUnsafe();
        int at = indexOf(node, hash);
        System.arraycopy(NEXT.toArrayUnsafe(), 0, node, at - 1, NEXT.size());
      }
      parts.add(Bytes.of(node.length >> 8, node.length & 0xff));
      parts.add(Bytes.wrap(node));
    }
    return Bytes.concatenate(parts).toArray();
  }
}
