package org.concordat.genesis.compliance;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.poseidon.Poseidon;
import org.concordat.genesis.poseidon.PoseidonTree;

/// The sanctioned subjects, laid out so that absence is cheap to prove.
///
/// Their identifiers in ascending order, between the sentinels 0 and 2^160 - 1, are cut into blocks
/// of 12 consecutive values, each beginning with the last of the one before, so that every two
/// neighbours stand in one block; the last block repeats the upper sentinel. A block's digest is
/// Poseidon over its values, 0 for a block that is not used. Above the digests is a tree of
/// Poseidon over 10 children, three levels high.
public final class SanctionsTree {
  static final int BLOCK = 12;
  static final int ARITY = 10;
  static final int DEPTH = 3;
  static final int BITS = 160;

  private static final int GAPS = BLOCK - 1;
  private static final int BLOCKS = 1_000;

  /// One gap more than there are entries.
  public static final int MAX_ENTRIES = BLOCKS * GAPS - 1;

  private static final Fr LOWEST = Fr.ZERO;
  private static final Fr HIGHEST = Fr.reduce(BigInteger.TWO.pow(BITS).subtract(BigInteger.ONE));

  /// Sentinels included, ascending.
  private final List<Fr> values;

  /// Over the blocks' digests.
  private final PoseidonTree tree;

  private SanctionsTree(List<Fr> values, PoseidonTree tree) {
    this.values = values;
    this.tree = tree;
  }

  /// @param entries identifiers as records hold them: 20 ASCII characters, big-endian
  /// @throws IllegalArgumentException for more than {@link #MAX_ENTRIES} different ones, or one
  ///   that is not strictly between the sentinels
  public static SanctionsTree of(Collection<Fr> entries) {
    TreeSet<Fr> distinct = new TreeSet<>(entries);
    if (distinct.size() > MAX_ENTRIES) {
      throw new IllegalArgumentException("at most " + MAX_ENTRIES + " sanctioned subjects");
    }
    boolean inside =
        distinct.isEmpty()
            || (distinct.first().compareTo(LOWEST) > 0 && distinct.last().compareTo(HIGHEST) < 0);
    if (!inside) {
      throw new IllegalArgumentException("a subject's identifier has 1 to 160 bits");
    }
    List<Fr> values = new ArrayList<>(distinct);
    values.addFirst(LOWEST);
    values.add(HIGHEST);
    return new SanctionsTree(List.copyOf(values), tree(values));
  }

  private static PoseidonTree tree(List<Fr> values) {
    List<Fr> digests = new ArrayList<>();
    for (int first = 0; first < values.size() - 1; first += GAPS) {
      digests.add(Poseidon.hash(block(values, first)));
    }
    return PoseidonTree.of(digests, BLOCKS, ARITY);
  }

  private static List<Fr> block(List<Fr> values, int first) {
    List<Fr> block = new ArrayList<>();
    for (int i = first; i < first + BLOCK; i++) {
      block.add(values.get(Math.min(i, values.size() - 1)));
    }
    return block;
  }

  public Fr root() {
    return tree.root();
  }

  /// Whether a subject cannot be shown to be absent: it is listed, or no identifier at all.
  public boolean lists(Fr subject) {
    return subject.compareTo(HIGHEST) >= 0 || Collections.binarySearch(values, subject) >= 0;
  }

  /// The block that has the neighbours of a subject, with its way to the root. For one that is
  /// listed, a block that holds it.
  Path path(Fr subject) {
    int found = Collections.binarySearch(values, subject);
    int below = found >= 0 ? found : -found - 2;
    int node = Math.min(below, values.size() - 2) / GAPS;
    return new Path(block(values, node * GAPS), tree.families(node));
  }

  /// @param children from the block's digest upwards, those of the node above
  record Path(List<Fr> block, List<List<Fr>> children) {}
}
