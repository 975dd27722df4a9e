package org.concordat.chain.trie;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.trie.Node.Loaded;
import org.concordat.chain.trie.Node.Unloaded;

/// Judges what a chain of trie nodes shows about one key.
public final class TrieProof {
  /// A path has at most one node per nibble, and the one that ends it.
  public static final int MAX_NODES = 2 * MerkleTrie.MAX_KEY_SIZE + 1;

  private static final Bytes EMPTY_TRIE = Bytes.of(0x80);

  /// The verdict.
  public sealed interface Result {
    /// The key has this value.
    record Present(Bytes value) implements Result {}

    /// The key has no value.
    record Absent() implements Result {}

    /// The nodes show nothing, because of `reason`.
    record Invalid(String reason) implements Result {}
  }

  private final byte[] key;
  private final List<Bytes> nodes;
  private int used;

  private TrieProof(byte[] key, List<Bytes> nodes) {
    this.key = key;
    this.nodes = nodes;
  }

  /// @param key as it stands in the trie: hashed already, for state and storage
  /// @param nodes from the root downwards, those below 32 bytes left out as they are in their
  ///   parent; none, or the one byte 0x80, for the empty trie
  public static Result verify(Bytes32 root, Bytes key, List<Bytes> nodes) {
    if (key.size() > MerkleTrie.MAX_KEY_SIZE || nodes.size() > MAX_NODES) {
      return new Result.Invalid("the key or the list of nodes is too long");
    }
    if (root.equals(MerkleTrie.EMPTY_ROOT)) {
      boolean empty = nodes.isEmpty() || nodes.equals(List.of(EMPTY_TRIE));
      return empty ? new Result.Absent() : new Result.Invalid("nodes under an empty root");
    }
    try {
      return new TrieProof(MerkleTrie.path(key), nodes).walk(root);
    } catch (RlpException refused) {
      return new Result.Invalid(refused.reason());
    }
  }

  private Result walk(Bytes32 root) {
    Node node = next(root);
    int at = 0;
    while (TrieWalk.step(node, key, at) instanceof TrieWalk.Step.Down down) {
      at = down.at();
      node =
          down.child() instanceof Unloaded unloaded
              ? next(Bytes32.wrap(unloaded.hash()))
              : down.child();
    }
    if (used != nodes.size()) {
      throw new RlpException("nodes after the end of the path");
    }
    return TrieWalk.step(node, key, at) instanceof TrieWalk.Step.Found found
        ? new Result.Present(Bytes.wrap(found.value.clone()))
        : new Result.Absent();
  }

  private Loaded next(Bytes32 expected) {
    if (used == nodes.size()) {
      throw new RlpException("the node " + expected + " is missing");
    }
    Bytes rlp = nodes.get(used++);
    if (!Keccak.hash(rlp).equals(expected)) {
      throw new RlpException("node " + used + " does not have the hash " + expected);
    }
    return NodeCodec.decode(rlp, Unloaded.reference(expected.toArrayUnsafe()));
  }
}
