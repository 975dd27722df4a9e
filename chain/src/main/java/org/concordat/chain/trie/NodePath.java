package org.concordat.chain.trie;

import java.util.Arrays;
import org.apache.tuweni.bytes.Bytes;

/// Where a node is: one nibble per byte from the root. For maps, which ask for its hash and compare
/// it far more often than anything else is done with it.
final class NodePath {
  private final byte[] nibbles;
  private final int hash;

  private NodePath(byte[] nibbles) {
    this.nibbles = nibbles;
    this.hash = Arrays.hashCode(nibbles);
  }

  /// The first `length` nibbles of `path`.
  static NodePath of(byte[] path, int length) {
    return new NodePath(Arrays.copyOf(path, length));
  }

  /// Not to be written to.
  byte[] nibbles() {
    return nibbles;
  }

  Bytes bytes() {
    return Bytes.wrap(nibbles);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NodePath path && Arrays.equals(nibbles, path.nibbles);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
