package org.concordat.chain.trie;

import java.util.Arrays;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.trie.Node.Branch;
import org.concordat.chain.trie.Node.Empty;
import org.concordat.chain.trie.Node.Extension;
import org.concordat.chain.trie.Node.Leaf;
import org.concordat.chain.trie.Node.Loaded;
import org.concordat.chain.trie.Node.Unloaded;

/// Walks a whole trie in the order of its paths, for those who check or convert a database.
public final class TrieNodes {
  private final NodeLoader loader;
  private final Visitor visitor;
  private final byte[] path = new byte[2 * MerkleTrie.MAX_KEY_SIZE];

  private TrieNodes(NodeLoader loader, Visitor visitor) {
    this.loader = loader;
    this.visitor = visitor;
  }

  /// Sees what a trie is made of.
  public interface Visitor {
    /// A node with a hash of its own, before what is below it.
    ///
    /// @param path from the root, one nibble per byte
    /// @return whether to look at what is below
    default boolean node(Bytes path, Bytes32 hash) {
      return true;
    }

    /// An entry.
    ///
    /// @param key as it stands in the trie: hashed already, for state and storage
    default void value(Bytes key, Bytes value) {}
  }

  /// @throws org.concordat.chain.ChainException `STORE_CORRUPT` where a node is missing
  public static void visit(NodeStore store, Bytes32 root, Visitor visitor) {
    if (!root.equals(MerkleTrie.EMPTY_ROOT)) {
      new TrieNodes(new NodeLoader(store), visitor).visit(new Unloaded(root.toArrayUnsafe()), 0);
    }
  }

  /// Whether the trie under `root` has the node with this digest at this path.
  public static boolean holds(NodeStore store, Bytes32 root, Bytes path, Bytes32 hash) {
    NodeLoader loader = new NodeLoader(store);
    byte[] key = path.toArrayUnsafe();
    Node node = root.equals(MerkleTrie.EMPTY_ROOT) ? Empty.NODE : new Unloaded(root.toArray());
    int at = 0;
    while (at < key.length) {
      Node loaded = node instanceof Unloaded unloaded ? loader.load(unloaded, key, at) : node;
      if (!(TrieWalk.step(loaded, key, at) instanceof TrieWalk.Step.Down down)) {
        return false;
      }
      node = down.child();
      at = down.at();
    }
    return at == key.length
        && node instanceof Unloaded unloaded
        && Arrays.equals(unloaded.hash(), hash.toArrayUnsafe());
  }

  private void visit(Node node, int depth) {
    switch (node) {
      case Empty _ -> {}
      case Unloaded unloaded -> load(unloaded, depth);
      case Leaf leaf -> value(append(leaf.path, depth), leaf.value);
      case Extension extension -> visit(extension.child, append(extension.path, depth));
      case Branch branch -> {
        byte[] value = branch.value;
        if (value != null) {
          value(depth, value);
        }
        for (int nibble = 0; nibble < Node.BRANCHES; nibble++) {
          path[depth] = (byte) nibble;
          visit(branch.children[nibble], depth + 1);
        }
      }
    }
  }

  private void load(Unloaded unloaded, int depth) {
    Bytes at = Bytes.wrap(Arrays.copyOf(path, depth));
    if (visitor.node(at, Bytes32.wrap(unloaded.hash()))) {
      Loaded loaded = loader.load(unloaded, path, depth);
      visit(loaded, depth);
    }
  }

  private int append(byte[] stretch, int depth) {
    System.arraycopy(stretch, 0, path, depth, stretch.length);
    return depth + stretch.length;
  }

  private void value(int depth, byte[] value) {
    visitor.value(Nibbles.toKey(path, depth), Bytes.wrap(value));
  }
}
