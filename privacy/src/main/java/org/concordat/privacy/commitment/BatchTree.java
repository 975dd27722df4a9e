package org.concordat.privacy.commitment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.poseidon.Poseidon;

/// The fixed-size Merkle tree over the commitments of one batch.
public final class BatchTree {
  /// The sizes circuits exist for, ascending.
  public static final List<Integer> SIZES = List.of(8, 32, 128);

  public static final int MAX_SIZE = 128;

  /// From the leaves to the root.
  private final List<List<Fr>> levels;

  private BatchTree(List<List<Fr>> levels) {
    this.levels = levels;
  }

  /// The tree of the smallest size that holds `commitments`.
  ///
  /// @throws IllegalArgumentException for none, or more than [#MAX_SIZE]
  public static BatchTree of(List<Fr> commitments) {
    List<Fr> leaves = new ArrayList<>(commitments);
    leaves.addAll(Collections.nCopies(sizeFor(commitments.size()) - leaves.size(), Fr.ZERO));
    List<List<Fr>> levels = new ArrayList<>();
    levels.add(leaves);
    while (levels.getLast().size() > 1) {
      levels.add(parents(levels.getLast()));
    }
    return new BatchTree(levels);
  }

  /// The smallest of [#SIZES] with room for `count` leaves.
  public static int sizeFor(int count) {
    if (count < 1 || count > MAX_SIZE) {
      throw new IllegalArgumentException("a batch has 1 to 128 records, not " + count);
    }
    return SIZES.stream().filter(size -> size >= count).findFirst().orElseThrow();
  }

  public Fr root() {
    return levels.getLast().getFirst();
  }

  public int size() {
    return levels.getFirst().size();
  }

  public MerklePath path(int index) {
    List<Fr> siblings = new ArrayList<>();
    for (int level = 0; level < levels.size() - 1; level++) {
      siblings.add(levels.get(level).get((index >> level) ^ 1));
    }
    return new MerklePath(index, siblings);
  }

  private static List<Fr> parents(List<Fr> nodes) {
    List<Fr> parents = new ArrayList<>(nodes.size() / 2);
    for (int i = 0; i < nodes.size(); i += 2) {
      parents.add(Poseidon.hash(nodes.get(i), nodes.get(i + 1)));
    }
    return parents;
  }
}
