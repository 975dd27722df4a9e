package org.concordat.chain.trie;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.trie.Node.Branch;
import org.concordat.chain.trie.Node.Empty;
import org.concordat.chain.trie.Node.Extension;
import org.concordat.chain.trie.Node.Leaf;
import org.concordat.chain.trie.Node.Loaded;
import org.concordat.chain.trie.Node.Unloaded;
import org.concordat.chain.types.HeaderConstants;

/// A map from keys to values with a root that commits to both.
///
/// It keeps every node its changes have touched, so make one per block. All methods throw
/// [org.concordat.chain.ChainException] with `STORE_CORRUPT` when the store lacks a node of this
/// root or holds something else in its place.
public final class MerkleTrie {
  public static final Bytes32 EMPTY_ROOT = HeaderConstants.EMPTY_TRIE_ROOT;

  /// Longest key; bounds the depth of the recursion.
  public static final int MAX_KEY_SIZE = 64;

  /// From this many changes on it pays to wake other threads.
  private static final int MANY_CHANGES = 256;

  private final NodeLoader loader;
  private Node root;
  private int changes;

  /// An empty trie.
  public MerkleTrie() {
    this(NodeStore.EMPTY, EMPTY_ROOT);
  }

  /// The trie with this root; nothing is loaded yet.
  public MerkleTrie(NodeStore store, Bytes32 rootHash) {
    this.loader = new NodeLoader(store);
    this.root = rootHash.equals(EMPTY_ROOT) ? Empty.NODE : new Unloaded(rootHash.toArrayUnsafe());
  }

  public Optional<Bytes> get(Bytes key) {
    return TrieWalk.find(loader, root, path(key)).map(Bytes::wrap);
  }

  /// @throws IllegalArgumentException for an empty value: the trie cannot hold one
  public void put(Bytes key, Bytes value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a trie value cannot be empty; remove the key instead");
    }
    changes++;
    root = put(root, path(key), 0, value.toArray());
  }

  /// Does nothing when the key is not there.
  public void remove(Bytes key) {
    changes++;
    root = new TrieRemoval(loader, path(key)).from(root, 0);
  }

  /// The root over all changes so far; stores nothing.
  public Bytes32 rootHash() {
    return switch (root) {
      case Empty _ -> EMPTY_ROOT;
      case Unloaded unloaded -> Bytes32.wrap(unloaded.hash());
      case Loaded loaded -> rootHash(NodeCodec.reference(loaded));
    };
  }

  /// Tells `sink` what has to change in the store, and returns the root.
  public Bytes32 commit(NodeSink sink) {
    if (changes >= MANY_CHANGES && root instanceof Branch branch) {
      hashSideBySide(branch);
    }
    changes = 0;
    new TrieCommit(loader.held(), sink).commit(root);
    return rootHash();
  }

  /// Subtrees share nothing, so that each can have a thread of its own. Most of a commit is
  /// hashing.
  private static void hashSideBySide(Branch top) {
    Arrays.stream(top.children).parallel().forEach(NodeCodec::reference);
  }

  /// The nodes from the root towards `key`, as [TrieProof#verify] takes them: they show its value,
  /// or that it has none. Empty for an empty trie.
  public List<Bytes> proof(Bytes key) {
    return TrieWalk.proof(loader, root, path(key));
  }

  private static Bytes32 rootHash(byte[] reference) {
    return NodeCodec.isInline(reference)
        ? Bytes32.wrap(Keccak.hash(reference))
        : Bytes32.wrap(reference, 1);
  }

  static byte[] path(Bytes key) {
    if (key.size() > MAX_KEY_SIZE) {
      throw new IllegalArgumentException("a trie key has at most " + MAX_KEY_SIZE + " bytes");
    }
    return Nibbles.ofKey(key.toArrayUnsafe());
  }

  private Node put(Node node, byte[] key, int at, byte[] value) {
    return switch (node) {
      case Empty _ -> new Leaf(Nibbles.from(key, at), value);
      case Unloaded unloaded -> put(loader.loadForChange(unloaded, key, at), key, at, value);
      case Leaf leaf -> putAtLeaf(leaf, key, at, value);
      case Extension extension -> putAtExtension(extension, key, at, value);
      case Branch branch -> putAtBranch(branch, key, at, value);
    };
  }

  private Node putAtLeaf(Leaf leaf, byte[] key, int at, byte[] value) {
    int common = Nibbles.common(leaf.path, key, at);
    if (common == leaf.path.length && at + common == key.length) {
      return Arrays.equals(leaf.value, value) ? leaf : new Leaf(leaf.path, value);
    }
    Branch branch = new Branch();
    if (common == leaf.path.length) {
      branch.value = leaf.value;
    } else {
      branch.children[leaf.path[common]] =
          new Leaf(Nibbles.from(leaf.path, common + 1), leaf.value);
    }
    return behind(leaf.path, common, putAtBranch(branch, key, at + common, value));
  }

  private Node putAtExtension(Extension extension, byte[] key, int at, byte[] value) {
    int common = Nibbles.common(extension.path, key, at);
    if (common == extension.path.length) {
      Node child = put(extension.child, key, at + common, value);
      touchIfChanged(extension, extension.child, child);
      extension.child = child;
      return extension;
    }
    Branch branch = new Branch();
    byte[] rest = Nibbles.from(extension.path, common + 1);
    branch.children[extension.path[common]] = behind(rest, rest.length, extension.child);
    return behind(extension.path, common, putAtBranch(branch, key, at + common, value));
  }

  private Node putAtBranch(Branch branch, byte[] key, int at, byte[] value) {
    if (at == key.length) {
      if (!Arrays.equals(branch.value, value)) {
        branch.value = value;
        branch.touch();
      }
      return branch;
    }
    Node old = branch.children[key[at]];
    Node child = put(old, key, at + 1, value);
    touchIfChanged(branch, old, child);
    branch.children[key[at]] = child;
    return branch;
  }

  /// `node` reached by the first `length` nibbles of `path`.
  private static Node behind(byte[] path, int length, Node node) {
    return length == 0 ? node : new Extension(Arrays.copyOf(path, length), node);
  }

  /// A node read from the store in place of its hash is no change.
  static void touchIfChanged(Loaded parent, Node old, Node child) {
    boolean changed = child instanceof Loaded loaded ? loaded.isTouched() : !child.equals(old);
    if (changed) {
      parent.touch();
    }
  }
}
