package org.concordat.genesis.circuit;

import java.util.Arrays;
import java.util.OptionalInt;
import org.concordat.genesis.bn254.ScalarArrays;

/// A rank-1 constraint system: for a witness w, (A·w) ∘ (B·w) = C·w, row by row. Immutable.
public record ConstraintSystem(WireCounts counts, SparseMatrix a, SparseMatrix b, SparseMatrix c) {
  /// The most wires and the most constraints of a system. Groth16 over BN254 ends at 2^28, the
  /// memory of a machine that proves long before.
  public static final int WIRES_MAX = 1 << 25;

  /// The most terms of one matrix.
  public static final int TERMS_MAX = 1 << 28;

  public ConstraintSystem {
    if (a.rows() != b.rows() || a.rows() != c.rows()) {
      throw new IllegalArgumentException("three matrices of different height");
    }
  }

  public int constraints() {
    return a.rows();
  }

  /// The first constraint that a vector does not satisfy.
  ///
  /// @param values packed, one for each wire
  public OptionalInt firstUnsatisfied(long[] values) {
    checkLength(values);
    Scratch scratch = new Scratch();
    for (int row = 0; row < constraints(); row++) {
      if (!scratch.holds(row, values)) {
        return OptionalInt.of(row);
      }
    }
    return OptionalInt.empty();
  }

  /// Whether a vector satisfies one constraint.
  public boolean isSatisfied(int row, long[] values) {
    checkLength(values);
    return new Scratch().holds(row, values);
  }

  private void checkLength(long[] values) {
    if (values.length != counts.wires() * ScalarArrays.STRIDE) {
      throw new IllegalArgumentException("a witness of another length");
    }
  }

  /// Room for the three products of a row.
  private final class Scratch {
    private final long[] left = ScalarArrays.zeros(2);
    private final long[] right = ScalarArrays.zeros(2);
    private final long[] result = ScalarArrays.zeros(2);

    boolean holds(int row, long[] values) {
      a.evaluate(row, values, left);
      b.evaluate(row, values, right);
      c.evaluate(row, values, result);
      ScalarArrays.multiply(left, 0, left, 0, right, 0);
      return Arrays.equals(left, 0, ScalarArrays.STRIDE, result, 0, ScalarArrays.STRIDE);
    }
  }
}
