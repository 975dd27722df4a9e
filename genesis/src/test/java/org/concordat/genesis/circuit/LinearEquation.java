package org.concordat.genesis.circuit;

import java.util.Map;
import java.util.TreeMap;
import org.concordat.genesis.bn254.Fr;

/// `constant` plus the weighted unknown wires is zero. Mutable.
final class LinearEquation {
  final TreeMap<Integer, Fr> weights = new TreeMap<>();
  Fr constant = Fr.ZERO;

  LinearEquation() {}

  LinearEquation(LinearEquation other) {
    weights.putAll(other.weights);
    constant = other.constant;
  }

  /// Adds the part of a matrix's row, times `factor`.
  ///
  /// @param known values by wire, null where unknown
  void addRow(SparseMatrix matrix, int row, Fr factor, Fr[] known) {
    for (int term = matrix.start(row); term < matrix.end(row); term++) {
      Fr weight = matrix.weight(term).multiply(factor);
      Fr value = known[matrix.wire(term)];
      if (value == null) {
        add(matrix.wire(term), weight);
      } else {
        constant = constant.add(weight.multiply(value));
      }
    }
  }

  void add(int wire, Fr weight) {
    Fr sum = weights.getOrDefault(wire, Fr.ZERO).add(weight);
    if (sum.isZero()) {
      weights.remove(wire);
    } else {
      weights.put(wire, sum);
    }
  }

  /// Puts a value in the place of an unknown.
  void substitute(int wire, Fr value) {
    Fr weight = weights.remove(wire);
    if (weight != null) {
      constant = constant.add(weight.multiply(value));
    }
  }

  /// Takes `pivot` away by means of an equation in which its weight is one.
  void eliminate(int pivot, LinearEquation by) {
    Fr weight = weights.get(pivot);
    if (weight != null) {
      Fr factor = weight.negate();
      for (Map.Entry<Integer, Fr> term : by.weights.entrySet()) {
        add(term.getKey(), term.getValue().multiply(factor));
      }
      constant = constant.add(by.constant.multiply(factor));
    }
  }

  void scale(Fr factor) {
    weights.replaceAll((_, weight) -> weight.multiply(factor));
    constant = constant.multiply(factor);
  }
}
