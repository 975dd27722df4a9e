package org.concordat.genesis.compliance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.poseidon.Poseidon;

/// The blocked jurisdictions: a table of 64 elements, the codes in ascending order and then zeros.
public final class BlockedCodes {
  public static final int MAX_CODES = 64;

  /// Codes under one digest of the lower level.
  static final int ROW = 16;

  private final List<Fr> table;

  private BlockedCodes(List<Fr> table) {
    this.table = table;
  }

  /// @param codes as records hold them: two ASCII letters, big-endian
  /// @throws IllegalArgumentException for more than {@link #MAX_CODES} different ones
  public static BlockedCodes of(Collection<Fr> codes) {
    SortedSet<Fr> distinct = new TreeSet<>(codes);
    if (distinct.size() > MAX_CODES) {
      throw new IllegalArgumentException("at most " + MAX_CODES + " blocked jurisdictions");
    }
    List<Fr> table = new ArrayList<>(distinct);
    table.addAll(Collections.nCopies(MAX_CODES - table.size(), Fr.ZERO));
    return new BlockedCodes(List.copyOf(table));
  }

  List<Fr> table() {
    return table;
  }

  /// An empty slot counts as a code: no jurisdiction is 0.
  public boolean contains(Fr code) {
    return table.contains(code);
  }

  /// Poseidon over the digests of four rows of 16.
  public Fr digest() {
    List<Fr> rows = new ArrayList<>();
    for (int from = 0; from < MAX_CODES; from += ROW) {
      rows.add(Poseidon.hash(table.subList(from, from + ROW)));
    }
    return Poseidon.hash(rows);
  }
}
