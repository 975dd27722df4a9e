package org.concordat.genesis.compliance;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.concordat.genesis.babyjubjub.EddsaPublicKey;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.poseidon.Poseidon;
import org.concordat.genesis.poseidon.PoseidonTree;

/// The accredited issuers: a binary Poseidon tree over their keys, Poseidon(x, y) each, in the
/// order given; unused leaves are 0.
public final class IssuerTree {
  static final int DEPTH = 6;

  public static final int MAX_ISSUERS = 1 << DEPTH;

  private final List<EddsaPublicKey> issuers;

  private final PoseidonTree tree;

  private IssuerTree(List<EddsaPublicKey> issuers, PoseidonTree tree) {
    this.issuers = issuers;
    this.tree = tree;
  }

  /// @throws IllegalArgumentException for more than {@link #MAX_ISSUERS}
  public static IssuerTree of(List<EddsaPublicKey> issuers) {
    if (issuers.size() > MAX_ISSUERS) {
      throw new IllegalArgumentException("at most " + MAX_ISSUERS + " issuers");
    }
    List<Fr> leaves =
        issuers.stream().map(key -> Poseidon.hash(key.point().x(), key.point().y())).toList();
    return new IssuerTree(List.copyOf(issuers), PoseidonTree.of(leaves, MAX_ISSUERS, 2));
  }

  public Fr root() {
    return tree.root();
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
    return tree.siblings(index);
  }
}
