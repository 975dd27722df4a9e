package org.concordat.genesis.circuit;

/// How a system's wires are divided. In their order: the constant one, outputs, public inputs,
/// secret inputs and inner wires.
///
/// @param wires all of them
public record WireCounts(int wires, int outputs, int publicInputs, int secrets) {
  public WireCounts {
    boolean fits = (long) outputs + publicInputs + secrets < wires;
    if (outputs < 0 || publicInputs < 0 || secrets < 0 || !fits) {
      throw new IllegalArgumentException("more inputs and outputs than wires");
    }
  }

  /// Outputs and public inputs: what a verifier is given. They are wires 1 to this number.
  public int publics() {
    return outputs + publicInputs;
  }
}
