package org.concordat.genesis.circuit;

import static org.concordat.genesis.bn254.ScalarArrays.STRIDE;

import java.util.Arrays;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.ScalarArrays;

/// One of a system's three matrices: a row for each constraint, a column for each wire.
///
/// The terms of row i are those from `start(i)` to `end(i) - 1`, by ascending wire, none of weight
/// zero. Immutable.
public final class SparseMatrix {
  /// `ends[i]` is one past the last term of row i.
  private final int[] ends;

  private final int[] wires;

  /// By term, the index of its weight.
  private final int[] indices;

  /// Distinct weights, packed.
  private final long[] weights;

  private SparseMatrix(int[] ends, int[] wires, int[] indices, long[] weights) {
    this.ends = ends;
    this.wires = wires;
    this.indices = indices;
    this.weights = weights;
  }

  public int rows() {
    return ends.length;
  }

  public int terms() {
    return wires.length;
  }

  public int start(int row) {
    return row == 0 ? 0 : ends[row - 1];
  }

  public int end(int row) {
    return ends[row];
  }

  public int wire(int term) {
    return wires[term];
  }

  public Fr weight(int term) {
    return ScalarArrays.load(weights, indices[term] * STRIDE);
  }

  /// Copies the term's weight to a packed array.
  public void copyWeight(int term, long[] out, int o) {
    System.arraycopy(weights, indices[term] * STRIDE, out, o, STRIDE);
  }

  /// Which of {@link #plainWeights} the term has.
  int weightIndex(int term) {
    return indices[term];
  }

  /// The distinct weights as plain numbers.
  long[] plainWeights() {
    long[] plain = new long[weights.length];
    for (int at = 0; at < weights.length; at += STRIDE) {
      ScalarArrays.toPlain(plain, at, weights, at);
    }
    return plain;
  }

  /// Puts the product of a row and of a vector into element 0 of `out`, which has room for two.
  ///
  /// @param values packed, one for each wire
  void evaluate(int row, long[] values, long[] out) {
    Arrays.fill(out, 0, STRIDE, 0);
    for (int term = start(row); term < ends[row]; term++) {
      ScalarArrays.multiply(
          out, STRIDE, weights, indices[term] * STRIDE, values, wires[term] * STRIDE);
      ScalarArrays.add(out, 0, out, 0, out, STRIDE);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SparseMatrix that
        && Arrays.equals(ends, that.ends)
        && Arrays.equals(wires, that.wires)
        && sameWeights(that);
  }

  /// Two systems may number the same weights differently.
  private boolean sameWeights(SparseMatrix that) {
    for (int term = 0; term < wires.length; term++) {
      int i = indices[term] * STRIDE;
      int j = that.indices[term] * STRIDE;
      if (!Arrays.equals(weights, i, i + STRIDE, that.weights, j, j + STRIDE)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(ends) + Arrays.hashCode(wires);
  }

  /// Grows row by row.
  static final class Builder {
    private static final int ROWS_AT_FIRST = 1 << 10;

    private final Coefficients coefficients;
    private int[] ends = new int[ROWS_AT_FIRST];
    private int[] wires = new int[4 * ROWS_AT_FIRST];
    private int[] indices = new int[4 * ROWS_AT_FIRST];
    private int rows;
    private int terms;

    /// @param coefficients may be shared by the matrices of one system
    Builder(Coefficients coefficients) {
      this.coefficients = coefficients;
    }

    void addRow(LinearForm form) {
      for (int term = 0; term < form.terms(); term++) {
        addTerm(form.wireOf(term), form.weights(), term * STRIDE);
      }
      endRow();
    }

    void addTerm(int wire, long[] array, int weight) {
      if (terms == ConstraintSystem.TERMS_MAX) {
        throw new IllegalStateException("more than " + ConstraintSystem.TERMS_MAX + " terms");
      }
      if (terms == wires.length) {
        wires = Arrays.copyOf(wires, 2 * terms);
        indices = Arrays.copyOf(indices, 2 * terms);
      }
      wires[terms] = wire;
      indices[terms] = coefficients.intern(array, weight);
      terms++;
    }

    /// Brings the terms of the row that is being built into the order of their wires.
    ///
    /// @return whether each has a wire of its own
    boolean sortRow() {
      int from = rows == 0 ? 0 : ends[rows - 1];
      long[] row = new long[terms - from];
      for (int term = from; term < terms; term++) {
        row[term - from] = (long) wires[term] << Integer.SIZE | indices[term];
      }
      Arrays.sort(row);
      boolean distinct = true;
      for (int term = from; term < terms; term++) {
        wires[term] = (int) (row[term - from] >> Integer.SIZE);
        indices[term] = (int) row[term - from];
        distinct &= term == from || wires[term] != wires[term - 1];
      }
      return distinct;
    }

    void endRow() {
      if (rows == ends.length) {
        ends = Arrays.copyOf(ends, 2 * rows);
      }
      ends[rows++] = terms;
    }

    int terms() {
      return terms;
    }

    /// @param weights one for each coefficient, packed; shared by the matrices of one system
    SparseMatrix build(long[] weights) {
      return new SparseMatrix(
          Arrays.copyOf(ends, rows),
          Arrays.copyOf(wires, terms),
          Arrays.copyOf(indices, terms),
          weights);
    }
  }
}
