package org.concordat.anchor.proof;

import java.util.List;
import java.util.function.BinaryOperator;
import org.apache.tuweni.bytes.Bytes32;

/// A path in a positional binary Merkle tree: bit i of the leaf's index says whether the node at
/// height i is the right child.
public final class MerklePath {
  private MerklePath() {}

  /// The root over `leaf` at `index`.
  ///
  /// @param path the siblings from the leaf upward
  /// @throws MalformedException when the index does not fit the path's height
  public static Bytes32 root(
      Bytes32 leaf, long index, List<Bytes32> path, BinaryOperator<Bytes32> node)
      throws MalformedException {
    if (index < 0 || path.size() >= Long.SIZE || index >>> path.size() != 0) {
      throw new MalformedException("index " + index + " outside a tree of height " + path.size());
    }
    Bytes32 hash = leaf;
    for (int height = 0; height < path.size(); height++) {
      Bytes32 sibling = path.get(height);
      boolean right = (index >>> height & 1) == 1;
      hash = right ? node.apply(sibling, hash) : node.apply(hash, sibling);
    }
    return hash;
  }
}
