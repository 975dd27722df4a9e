package org.concordat.deploy.bench;

import java.math.BigInteger;
import java.util.Random;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.ScalarArrays;
import org.concordat.genesis.circuit.Circuit;
import org.concordat.genesis.circuit.CircuitBuilder;
import org.concordat.genesis.circuit.Expression;
import org.concordat.genesis.circuit.Inputs;

/// A circuit of any size to prove, with the mixture of a real one: of every four constraints three
/// are products of full-size numbers, and one holds a wire to 0 or 1. Unlike in a real one, every
/// wire stands in both factors of some constraint, so that no sum of points is short.
///
/// @param constraints how many
record ChainOfSquares(int constraints) implements Circuit<Long> {
  private static final int PERIOD = 4;

  @Override
  public void define(CircuitBuilder builder, Inputs<Long> inputs) {
    Expression state = inputs.publicInput(ChainOfSquares::start);
    for (int i = 0; i < constraints; i++) {
      if (i % PERIOD == 0) {
        Expression bit = builder.advice(ChainOfSquares::lowestBit, state);
        builder.assertBoolean(bit, "bit");
        state = state.plus(bit);
      } else {
        state = builder.multiply(state, state.plus(builder.constant(i)));
      }
    }
  }

  private static Fr start(long seed) {
    return Fr.reduce(new BigInteger(256, new Random(seed)));
  }

  private static void lowestBit(long[] in, long[] out) {
    long[] plain = ScalarArrays.zeros(1);
    ScalarArrays.toPlain(plain, 0, in, 0);
    plain[0] &= 1;
    plain[1] = 0;
    plain[2] = 0;
    plain[3] = 0;
    ScalarArrays.fromPlain(out, 0, plain, 0);
  }
}
