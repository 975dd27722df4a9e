package org.concordat.privacy.commitment;

import java.util.List;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.poseidon.PoseidonTree;

/// The fixed-size Merkle tree over the commitments of one batch.
public final class BatchTree {
  /// The sizes circuits exist for, ascending.
  public static final List<Integer> SIZES = List.of(8, 32, 128);

  public static final int MAX_SIZE = 128;

  private final PoseidonTree tree;

  private BatchTree(PoseidonTree tree) {
    this.tree = tree;
  }

  /// The tree of the smallest size that holds `commitments`.
  ///
  /// @throws IllegalArgumentException for none, or more than [#MAX_SIZE]
  public static BatchTree of(List<Fr> commitments) {
    return new BatchTree(PoseidonTree.of(commitments, sizeFor(commitments.size()), 2));
  }

  /// The smallest of [#SIZES] with room for `count` leaves.
  public static int sizeFor(int count) {
    if (count < 1 || count > MAX_SIZE) {
      throw new IllegalArgumentException("a batch has 1 to 128 records, not " + count);
    }
    return SIZES.stream().filter(size -> size >= count).findFirst().orElseThrow();
  }

  public Fr root() {
    return tree.root();
  }

  public int size() {
    return tree.size();
  }

  public MerklePath path(int index) {
    return new MerklePath(index, tree.siblings(index));
  }
}
