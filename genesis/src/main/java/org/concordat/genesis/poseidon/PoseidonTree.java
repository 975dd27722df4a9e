package org.concordat.genesis.poseidon;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.concordat.genesis.bn254.Fr;

/// A Merkle tree of fixed size over field elements: a node is Poseidon of its children in order,
/// unused leaves are 0.
public final class PoseidonTree {
  private final int arity;

  /// From the leaves to the root.
  private final List<List<Fr>> levels;

  private PoseidonTree(int arity, List<List<Fr>> levels) {
    this.arity = arity;
    this.levels = levels;
  }

  /// @param size leaves, a power of `arity`, of which `leaves` are the first
  /// @param arity children of a node, 2 to {@link Poseidon#INPUTS_MAX}
  public static PoseidonTree of(List<Fr> leaves, int size, int arity) {
    List<Fr> level = new ArrayList<>(leaves);
    level.addAll(Collections.nCopies(size - leaves.size(), Fr.ZERO));
    List<List<Fr>> levels = new ArrayList<>(List.of(level));
    while (levels.getLast().size() > 1) {
      levels.add(parents(levels.getLast(), arity));
    }
    return new PoseidonTree(arity, levels);
  }

  private static List<Fr> parents(List<Fr> nodes, int arity) {
    List<Fr> parents = new ArrayList<>(nodes.size() / arity);
    for (int i = 0; i < nodes.size(); i += arity) {
      parents.add(Poseidon.hash(nodes.subList(i, i + arity)));
    }
    return parents;
  }

  public int size() {
    return levels.getFirst().size();
  }

  public Fr root() {
    return levels.getLast().getFirst();
  }

  /// The families on the way from a leaf to the root: at each level the node and its siblings, in
  /// their order.
  public List<List<Fr>> families(int leaf) {
    List<List<Fr>> families = new ArrayList<>();
    int index = leaf;
    for (List<Fr> level : levels.subList(0, levels.size() - 1)) {
      int first = index - index % arity;
      families.add(List.copyOf(level.subList(first, first + arity)));
      index /= arity;
    }
    return families;
  }

  /// In a binary tree the other child at each level, from the leaf upwards.
  public List<Fr> siblings(int leaf) {
    List<Fr> siblings = new ArrayList<>();
    for (int level = 0; level < levels.size() - 1; level++) {
      siblings.add(levels.get(level).get((leaf >> level) ^ 1));
    }
    return siblings;
  }
}
