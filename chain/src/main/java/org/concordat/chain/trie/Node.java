package org.concordat.chain.trie;

import java.util.Arrays;
import org.concordat.chain.crypto.Keccak;
import org.jspecify.annotations.Nullable;

/// A place in the trie. The arrays of a node belong to it; paths and values are never written to
/// after construction.
sealed interface Node {
  int BRANCHES = 16;

  /// Nothing.
  enum Empty implements Node {
    NODE
  }

  /// A node that is in the store and not loaded.
  final class Unloaded implements Node {
    private static final byte HASH_PREFIX = (byte) (0x80 + Keccak.DIGEST_SIZE);
    final byte[] reference;

    /// @param hash 32 bytes
    Unloaded(byte[] hash) {
      this.reference = reference(hash);
    }

    /// Whose reference stands at `offset`.
    Unloaded(byte[] rlp, int offset) {
      this.reference = Arrays.copyOfRange(rlp, offset, offset + 1 + Keccak.DIGEST_SIZE);
    }

    byte[] hash() {
      return Arrays.copyOfRange(reference, 1, reference.length);
    }

    static byte[] reference(byte[] hash) {
      byte[] reference = new byte[1 + hash.length];
      reference[0] = HASH_PREFIX;
      System.arraycopy(hash, 0, reference, 1, hash.length);
      return reference;
    }
  }

  /// A node in memory. What its parent holds of it is computed once after a change; whatever
  /// changes a node calls [#touch] on it and on all above it.
  abstract sealed class Loaded implements Node permits Leaf, Extension, Branch {
    /// RLP of the hash, or the node's own RLP where that is below 32 bytes; null after a change.
    byte @Nullable [] reference;

    /// Between the hashing of a changed node and its commit: no node is encoded twice.
    byte @Nullable [] rlp;

    /// Whether the store has this node and everything below it.
    boolean stored;

    void touch() {
      reference = null;
      rlp = null;
      stored = false;
    }

    boolean isTouched() {
      return reference == null;
    }
  }

  /// The end of a path.
  final class Leaf extends Loaded {
    final byte[] path;
    final byte[] value;

    Leaf(byte[] path, byte[] value) {
      this.path = path;
      this.value = value;
    }
  }

  /// A stretch of path that all keys below share.
  final class Extension extends Loaded {
    final byte[] path;
    Node child;

    Extension(byte[] path, Node child) {
      this.path = path;
      this.child = child;
    }
  }

  /// A fork by the next nibble.
  final class Branch extends Loaded {
    final Node[] children = new Node[BRANCHES];

    /// Of the key that ends here.
    byte @Nullable [] value;

    Branch() {
      Arrays.fill(children, Empty.NODE);
    }
  }
}
