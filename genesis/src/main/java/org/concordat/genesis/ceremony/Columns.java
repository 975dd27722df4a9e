package org.concordat.genesis.ceremony;

import org.concordat.genesis.circuit.SparseMatrix;

/// A matrix by wires: for each, the rows it appears in, ascending.
final class Columns {
  private final SparseMatrix matrix;

  /// `ends[w]` is one past the last entry of wire w.
  private final int[] ends;

  private final int[] rows;
  private final int[] terms;

  Columns(SparseMatrix matrix, int wires) {
    this.matrix = matrix;
    this.ends = new int[wires + 1];
    this.rows = new int[matrix.terms()];
    this.terms = new int[matrix.terms()];
    for (int term = 0; term < matrix.terms(); term++) {
      ends[matrix.wire(term) + 1]++;
    }
    for (int wire = 0; wire < wires; wire++) {
      ends[wire + 1] += ends[wire];
    }
    // ends[w] is where wire w begins; filling moves it to where it ends.
    for (int row = 0; row < matrix.rows(); row++) {
      for (int term = matrix.start(row); term < matrix.end(row); term++) {
        int at = ends[matrix.wire(term)]++;
        rows[at] = row;
        terms[at] = term;
      }
    }
  }

  int start(int wire) {
    return wire == 0 ? 0 : ends[wire - 1];
  }

  int end(int wire) {
    return ends[wire];
  }

  int row(int entry) {
    return rows[entry];
  }

  /// Copies an entry's weight to a packed array.
  void copyWeight(int entry, long[] out, int o) {
    matrix.copyWeight(terms[entry], out, o);
  }
}
