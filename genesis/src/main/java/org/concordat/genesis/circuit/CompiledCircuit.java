package org.concordat.genesis.circuit;

import java.util.Optional;

/// A circuit with its constraints.
///
/// @param tally how many constraints each part of the program has made
public record CompiledCircuit<T>(Circuit<T> circuit, ConstraintSystem system, Tally tally) {
  public static <T> CompiledCircuit<T> of(Circuit<T> circuit) {
    Compilation compilation = new Compilation();
    circuit.define(compilation, new Inputs<>(compilation, Optional.empty()));
    return new CompiledCircuit<>(circuit, compilation.system(), compilation.tally());
  }

  /// Runs the program with values.
  public WitnessResult witness(T assignment) {
    Evaluation evaluation = new Evaluation(system.counts().wires());
    circuit.define(evaluation, new Inputs<>(evaluation, Optional.of(assignment)));
    return evaluation.result(system.counts());
  }
}
