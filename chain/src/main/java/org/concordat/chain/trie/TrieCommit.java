package org.concordat.chain.trie;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.trie.Node.Branch;
import org.concordat.chain.trie.Node.Extension;
import org.concordat.chain.trie.Node.Leaf;
import org.concordat.chain.trie.Node.Loaded;
import org.concordat.chain.trie.Node.Unloaded;

/// Tells a sink how the store differs from the trie: first the nodes it lacks, children before
/// parents, then the paths where it holds what is no part of the trie any more.
final class TrieCommit {
  private final Map<NodePath, byte[]> held;
  private final NodeSink sink;
  private final Set<NodePath> written = new HashSet<>();
  private final byte[] path = new byte[2 * MerkleTrie.MAX_KEY_SIZE];

  /// @param held what the store holds, by path; brought up to date
  TrieCommit(Map<NodePath, byte[]> held, NodeSink sink) {
    this.held = held;
    this.sink = sink;
  }

  void commit(Node root) {
    commit(root, 0);
    dropUnreachable(root);
  }

  /// A node that stands in its parent is not handed over; the root has no parent.
  private void commit(Node node, int depth) {
    if (!(node instanceof Loaded loaded) || loaded.stored) {
      return;
    }
    below(loaded, depth);
    byte[] reference = NodeCodec.reference(loaded);
    byte[] rlp = NodeCodec.takeRlp(loaded);
    if (!NodeCodec.isInline(rlp)) {
      put(depth, Bytes32.wrap(reference, 1), rlp);
    } else if (depth == 0) {
      put(depth, Bytes32.wrap(Keccak.hash(rlp)), rlp);
    }
    loaded.stored = true;
  }

  private void put(int depth, Bytes32 hash, byte[] rlp) {
    NodePath at = NodePath.of(path, depth);
    byte[] before = held.put(at, rlp);
    written.add(at);
    if (!Arrays.equals(rlp, before)) {
      sink.put(at.bytes(), hash, Bytes.wrap(rlp), Optional.ofNullable(before).map(Bytes::wrap));
    }
  }

  private void below(Loaded node, int depth) {
    switch (node) {
      case Leaf _ -> {}
      case Extension extension -> {
        System.arraycopy(extension.path, 0, path, depth, extension.path.length);
        commit(extension.child, depth + extension.path.length);
      }
      case Branch branch -> {
        for (int nibble = 0; nibble < Node.BRANCHES; nibble++) {
          path[depth] = (byte) nibble;
          commit(branch.children[nibble], depth + 1);
        }
      }
    }
  }

  private void dropUnreachable(Node root) {
    Iterator<Map.Entry<NodePath, byte[]>> entries = held.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<NodePath, byte[]> entry = entries.next();
      NodePath at = entry.getKey();
      if (!written.contains(at) && !isStored(root, at.nibbles())) {
        entries.remove();
        sink.remove(at.bytes(), Bytes.wrap(entry.getValue()));
      }
    }
  }

  /// Whether the trie has a node of its own at this path.
  private static boolean isStored(Node root, byte[] path) {
    Node node = root;
    int at = 0;
    while (at < path.length) {
      if (!(TrieWalk.step(node, path, at) instanceof TrieWalk.Step.Down down)) {
        return false;
      }
      node = down.child();
      at = down.at();
    }
    return switch (node) {
      case Node.Empty _ -> false;
      case Unloaded _ -> true;
      case Loaded loaded -> path.length == 0 || !NodeCodec.isInline(NodeCodec.reference(loaded));
    };
  }
}
