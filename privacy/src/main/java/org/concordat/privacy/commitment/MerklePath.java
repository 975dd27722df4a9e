package org.concordat.privacy.commitment;

import java.util.List;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.poseidon.Poseidon;

/// The way from a leaf to its batch root.
///
/// @param index position of the leaf; bit i says whether the node at level i is a right child
/// @param siblings from the leaf's level upwards
public record MerklePath(int index, List<Fr> siblings) {
  public MerklePath {
    siblings = List.copyOf(siblings);
    if (index < 0 || index >= 1 << siblings.size()) {
      throw new IllegalArgumentException("index " + index + " is outside the tree");
    }
  }

  /// The root this path leads to from `leaf`.
  public Fr root(Fr leaf) {
    Fr node = leaf;
    for (int level = 0; level < siblings.size(); level++) {
      Fr sibling = siblings.get(level);
      boolean right = (index >> level & 1) == 1;
      node = right ? Poseidon.hash(sibling, node) : Poseidon.hash(node, sibling);
    }
    return node;
  }
}
