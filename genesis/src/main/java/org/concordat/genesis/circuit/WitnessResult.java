package org.concordat.genesis.circuit;

/// What became of the attempt to satisfy a circuit.
public sealed interface WitnessResult {
  record Satisfied(Witness witness) implements WitnessResult {}

  /// @param rule the first rule that does not hold, with its scopes; it says nothing of the values
  record Violated(String rule) implements WitnessResult {}
}
