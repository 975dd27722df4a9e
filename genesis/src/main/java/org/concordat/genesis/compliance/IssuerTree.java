package org.concordat.genesis.compliance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.concordat.genesis.babyjubjub.EddsaPublicKey;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.poseidon.Poseidon;

/// The accredited issuers: a binary Poseidon tree over their keys, Poseidon(x, y) each, in the
/// order given; unused leaves are 0.
public final class IssuerTree {
  static final int DEPTH = 6;

  public static final int MAX_ISSUERS = 1 << DEPTH;

  private final List<EddsaPublicKey> issuers;

  /// From the leaves to the root.
  private final List<List<Fr>> levels;

  private IssuerTree(List<EddsaPublicKey> issuers, List<List<Fr>> levels) {
    this.issuers = issuers;
    this.levels = levels;
  }

  /// @throws IllegalArgumentException for more than {@link #MAX_ISSUERS}
  public static IssuerTree of(List<EddsaPublicKey> issuers) {
    if (issuers.size() > MAX_ISSUERS) {
      throw new IllegalArgumentException("at most " + MAX_ISSUERS + " issuers");
    }
    List<Fr> leaves = new ArrayList<>();
    issuers.forEach(key -> leaves.add(Poseidon.hash(key.point().x(), key.point().y())));
    leaves.addAll(Collections.nCopies(MAX_ISSUERS - leaves.size(), Fr.ZERO));
    return new IssuerTree(List.copyOf(issuers), levels(leaves));
  }

  /// The levels of a binary tree, from its leaves to its root.
  static List<List<Fr>> levels(List<Fr> leaves) {
    List<List<Fr>> levels = new ArrayList<>(List.of(leaves));
    while (levels.getLast().size() > 1) {
      List<Fr> nodes = levels.getLast();
      List<Fr> parents = new ArrayList<>(nodes.size() / 2);
      for (int i = 0; i < nodes.size(); i += 2) {
        parents.add(Poseidon.hash(nodes.get(i), nodes.get(i + 1)));
      }
      levels.add(parents);
    }
    return levels;
  }

  public Fr root() {
    return levels.getLast().getFirst();
  }

  /// Where the key stands, if it is accredited.
  public OptionalInt indexOf(EddsaPublicKey issuer) {
    int index = issuers.indexOf(issuer);
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /// From the leaf upwards, 1 where the node is a right child.
  static List<Fr> sides(int index) {
    List<Fr> sides = new ArrayList<>();
    for (int level = 0; level < DEPTH; level++) {
      sides.add(Fr.of(index >> level & 1));
    }
    return sides;
  }

  List<Fr> siblings(int index) {
    List<Fr> siblings = new ArrayList<>();
    for (int level = 0; level < DEPTH; level++) {
      siblings.add(levels.get(level).get(index >> level ^ 1));
    }
    return siblings;
  }
}
