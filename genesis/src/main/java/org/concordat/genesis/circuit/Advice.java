package org.concordat.genesis.circuit;

/// How a prover finds values that field operations alone do not give. What it yields proves
/// nothing: the circuit must constrain it.
@FunctionalInterface
public interface Advice {
  /// Must yield something whatever the inputs: wrong inputs are for the constraints to refuse.
  ///
  /// @param in the inputs, packed (see {@link org.concordat.genesis.bn254.ScalarArrays})
  /// @param out zeros, to be filled likewise
  void give(long[] in, long[] out);
}
