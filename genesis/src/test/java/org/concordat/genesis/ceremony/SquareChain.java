package org.concordat.genesis.ceremony;

import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.circuit.Circuit;
import org.concordat.genesis.circuit.CompiledCircuit;
import org.concordat.genesis.circuit.Expression;
import org.concordat.genesis.circuit.Witness;
import org.concordat.genesis.circuit.WitnessResult;

/// A circuit of any size for tests: whoever proves it knows a secret that, squared and increased by
/// its place `length` times over, gives the public result. A second public input is free.
final class SquareChain {
  record Assignment(Fr result, Fr free, Fr secret) {}

  private final int length;
  private final CompiledCircuit<Assignment> compiled;

  SquareChain(int length) {
    this.length = length;
    Circuit<Assignment> circuit =
        (b, in) -> {
          Expression result = in.publicInput(Assignment::result);
          Expression free = in.publicInput(Assignment::free);
          Expression value = in.secret(Assignment::secret);
          for (int i = 1; i < length; i++) {
            value = b.multiply(value, value.times(Fr.of(3))).plus(b.constant(i));
          }
          b.assertEqual(b.multiply(value, value), result, "result");
          b.assertProduct(free, free, b.multiply(free, free), "free");
        };
    this.compiled = CompiledCircuit.of(circuit);
  }

  CompiledCircuit<Assignment> compiled() {
    return compiled;
  }

  Witness witness(long secret) {
    Fr value = Fr.of(secret);
    for (int i = 1; i < length; i++) {
      value = value.multiply(value).multiply(Fr.of(3)).add(Fr.of(i));
    }
    Assignment assignment = new Assignment(value.multiply(value), Fr.of(11), Fr.of(secret));
    return ((WitnessResult.Satisfied) compiled.witness(assignment)).witness();
  }
}
