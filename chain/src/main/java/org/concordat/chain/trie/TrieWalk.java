package org.concordat.chain.trie;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.trie.Node.Branch;
import org.concordat.chain.trie.Node.Empty;
import org.concordat.chain.trie.Node.Extension;
import org.concordat.chain.trie.Node.Leaf;
import org.concordat.chain.trie.Node.Loaded;
import org.concordat.chain.trie.Node.Unloaded;

/// Follows a path downwards without changing anything.
final class TrieWalk {
  /// One step: where the path goes on, and how many nibbles were used.
  sealed interface Step {
    record Down(Node child, int at) implements Step {}

    /// A value, still the node's own array.
    final class Found implements Step {
      final byte[] value;

      Found(byte[] value) {
        this.value = value;
      }
    }

    enum Nothing implements Step {
      HERE
    }
  }

  private TrieWalk() {}

  static Optional<byte[]> find(NodeLoader loader, Node root, byte[] key) {
    Node node = root;
    int at = 0;
    while (true) {
      switch (step(load(loader, node, key, at), key, at)) {
        case Step.Down down -> {
          node = down.child;
          at = down.at;
        }
        case Step.Found found -> {
          return Optional.of(found.value.clone());
        }
        case Step.Nothing _ -> {
          return Optional.empty();
        }
      }
    }
  }

  static List<Bytes> proof(NodeLoader loader, Node root, byte[] key) {
    List<Bytes> nodes = new ArrayList<>();
    Node node = root;
    int at = 0;
    while (true) {
      Node loaded = load(loader, node, key, at);
      if (loaded instanceof Loaded visible) {
        byte[] rlp = NodeCodec.encode(visible);
        if (nodes.isEmpty() || !NodeCodec.isInline(rlp)) {
          nodes.add(Bytes.wrap(rlp));
        }
      }
      if (!(step(loaded, key, at) instanceof Step.Down down)) {
        return List.copyOf(nodes);
      }
      node = down.child;
      at = down.at;
    }
  }

  /// From a node that is not unloaded.
  static Step step(Node node, byte[] key, int at) {
    return switch (node) {
      case Empty _ -> Step.Nothing.HERE;
      case Unloaded _ -> throw new IllegalStateException("the node is not loaded");
      case Leaf leaf -> {
        boolean ends = at + leaf.path.length == key.length;
        boolean same = Nibbles.common(leaf.path, key, at) == leaf.path.length;
        yield ends && same ? new Step.Found(leaf.value) : Step.Nothing.HERE;
      }
      case Extension extension ->
          Nibbles.common(extension.path, key, at) == extension.path.length
              ? new Step.Down(extension.child, at + extension.path.length)
              : Step.Nothing.HERE;
      case Branch branch -> stepAtBranch(branch, key, at);
    };
  }

  private static Step stepAtBranch(Branch branch, byte[] key, int at) {
    if (at < key.length) {
      return new Step.Down(branch.children[key[at]], at + 1);
    }
    byte[] value = branch.value;
    return value == null ? Step.Nothing.HERE : new Step.Found(value);
  }

  private static Node load(NodeLoader loader, Node node, byte[] key, int at) {
    return node instanceof Unloaded unloaded ? loader.load(unloaded, key, at) : node;
  }
}
