package org.concordat.genesis.gadget;

import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.ScalarArrays;
import org.concordat.genesis.circuit.CircuitBuilder;
import org.concordat.genesis.circuit.Expression;

/// Division in a circuit.
final class Quotients {
  private Quotients() {}

  /// A wire q with q · `denominator` = `numerator`: one constraint. Where the denominator is zero
  /// there is no such q, or, if the numerator is zero too, q is the prover's free choice: the
  /// caller says why that cannot be.
  static Expression of(
      CircuitBuilder b, Expression numerator, Expression denominator, String rule) {
    Expression quotient = b.advice(Quotients::divide, numerator, denominator);
    b.assertProduct(quotient, denominator, numerator, rule);
    return quotient;
  }

  private static void divide(long[] in, long[] out) {
    Fr denominator = ScalarArrays.load(in, ScalarArrays.STRIDE);
    if (!denominator.isZero()) {
      ScalarArrays.store(ScalarArrays.load(in, 0).multiply(denominator.inverse()), out, 0);
    }
  }
}
