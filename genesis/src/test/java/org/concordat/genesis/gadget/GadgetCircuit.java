package org.concordat.genesis.gadget;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.circuit.Circuit;
import org.concordat.genesis.circuit.CircuitBuilder;
import org.concordat.genesis.circuit.CompiledCircuit;
import org.concordat.genesis.circuit.Expression;
import org.concordat.genesis.circuit.UnderConstraintSearch;
import org.concordat.genesis.circuit.WitnessResult;

/// A gadget alone in a circuit whose secret inputs are all that it takes.
final class GadgetCircuit {
  @FunctionalInterface
  interface Gadget {
    void build(CircuitBuilder b, List<Expression> inputs);
  }

  private final CompiledCircuit<List<Fr>> compiled;

  GadgetCircuit(int inputs, Gadget gadget) {
    Circuit<List<Fr>> circuit = (b, in) -> gadget.build(b, in.secrets(inputs, list -> list));
    this.compiled = CompiledCircuit.of(circuit);
  }

  int constraints() {
    return compiled.system().constraints();
  }

  WitnessResult run(List<Fr> inputs) {
    return compiled.witness(inputs);
  }

  boolean accepts(Fr... inputs) {
    return run(List.of(inputs)) instanceof WitnessResult.Satisfied;
  }

  boolean accepts(long... inputs) {
    return run(elements(inputs)) instanceof WitnessResult.Satisfied;
  }

  UnderConstraintSearch search(List<Fr> inputs) {
    return UnderConstraintSearch.of(compiled, inputs);
  }

  static List<Fr> elements(long... numbers) {
    return Arrays.stream(numbers).mapToObj(Fr::of).toList();
  }

  static List<Fr> random(Random random, int count) {
    return Stream.generate(() -> Fr.reduce(new BigInteger(256, random))).limit(count).toList();
  }
}
