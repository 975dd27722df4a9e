package org.concordat.genesis.circuit;

import java.util.Arrays;
import java.util.List;

/// Which constraints a wire occurs in.
final class ConstraintIndex {
  private final int[] starts;
  private final int[] rows;

  private ConstraintIndex(int[] starts, int[] rows) {
    this.starts = starts;
    this.rows = rows;
  }

  /// @param matrices those whose rows count
  static ConstraintIndex of(int wires, List<SparseMatrix> matrices) {
    int[] starts = new int[wires + 1];
    for (SparseMatrix matrix : matrices) {
      for (int term = 0; term < matrix.terms(); term++) {
        starts[matrix.wire(term) + 1]++;
      }
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    int[] rows = new int[starts[wires]];
    int[] next = starts.clone();
    for (SparseMatrix matrix : matrices) {
      for (int row = 0; row < matrix.rows(); row++) {
        for (int term = matrix.start(row); term < matrix.end(row); term++) {
          rows[next[matrix.wire(term)]++] = row;
        }
      }
    }
    return new ConstraintIndex(starts, rows);
  }

  /// A constraint that has the wire in several matrices comes as often.
  int[] rows(int wire) {
    return Arrays.copyOfRange(rows, starts[wire], starts[wire + 1]);
  }
}
