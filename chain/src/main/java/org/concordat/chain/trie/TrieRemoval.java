package org.concordat.chain.trie;

import java.util.Arrays;
import org.concordat.chain.trie.Node.Branch;
import org.concordat.chain.trie.Node.Empty;
import org.concordat.chain.trie.Node.Extension;
import org.concordat.chain.trie.Node.Leaf;
import org.concordat.chain.trie.Node.Unloaded;

/// Takes one key out and puts what is left into its one form: no branch with a single way, no
/// extension in front of another.
final class TrieRemoval {
  private final NodeLoader loader;
  private final byte[] key;

  /// @param key one nibble per byte
  TrieRemoval(NodeLoader loader, byte[] key) {
    this.loader = loader;
    this.key = key;
  }

  /// What is left of `node` when the key is gone from it.
  Node from(Node node, int at) {
    return switch (node) {
      case Empty empty -> empty;
      case Unloaded unloaded -> fromLoaded(unloaded, at);
      case Leaf leaf -> matches(leaf.path, at) ? Empty.NODE : leaf;
      case Extension extension -> fromExtension(extension, at);
      case Branch branch -> fromBranch(branch, at);
    };
  }

  private Node fromLoaded(Unloaded unloaded, int at) {
    return from(loader.loadForChange(unloaded, key, at), at);
  }

  private boolean matches(byte[] path, int at) {
    return at + path.length == key.length && Nibbles.common(path, key, at) == path.length;
  }

  private Node fromExtension(Extension extension, int at) {
    int length = extension.path.length;
    if (Nibbles.common(extension.path, key, at) < length) {
      return extension;
    }
    Node child = from(extension.child, at + length);
    MerkleTrie.touchIfChanged(extension, extension.child, child);
    extension.child = child;
    return extension.isTouched() ? joined(extension.path, child, at) : extension;
  }

  private Node fromBranch(Branch branch, int at) {
    if (at == key.length) {
      if (branch.value == null) {
        return branch;
      }
      branch.value = null;
      branch.touch();
    } else {
      Node old = branch.children[key[at]];
      Node child = from(old, at + 1);
      MerkleTrie.touchIfChanged(branch, old, child);
      branch.children[key[at]] = child;
    }
    return branch.isTouched() ? collapsed(branch, at) : branch;
  }

  /// The branch, or what is shorter when only one way is left.
  private Node collapsed(Branch branch, int at) {
    int only = -1;
    for (int i = 0; i < Node.BRANCHES; i++) {
      if (branch.children[i] != Empty.NODE) {
        if (only >= 0 || branch.value != null) {
          return branch;
        }
        only = i;
      }
    }
    if (only >= 0) {
      return joined(new byte[] {(byte) only}, branch.children[only], at);
    }
    byte[] value = branch.value;
    return value == null ? Empty.NODE : new Leaf(new byte[0], value);
  }

  /// `node` reached by `path` from the first `at` nibbles of the key, in one node where that is
  /// possible.
  private Node joined(byte[] path, Node node, int at) {
    return switch (node) {
      case Empty empty -> empty;
      case Unloaded unloaded -> {
        byte[] whole = Nibbles.join(Arrays.copyOf(key, at), path);
        yield joined(path, loader.loadForChange(unloaded, whole, whole.length), at);
      }
      case Leaf leaf -> new Leaf(Nibbles.join(path, leaf.path), leaf.value);
      case Extension below -> new Extension(Nibbles.join(path, below.path), below.child);
      case Branch branch -> new Extension(path, branch);
    };
  }
}
