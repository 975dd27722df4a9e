package org.concordat.genesis.compliance;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.ScalarArrays;
import org.concordat.genesis.circuit.CircuitBuilder;
import org.concordat.genesis.circuit.Expression;
import org.concordat.genesis.circuit.Inputs;
import org.concordat.genesis.gadget.Numbers;
import org.concordat.genesis.gadget.PoseidonGadget;

/// A {@link Policy} in the circuit: roots and numbers, and the blocked codes in full.
record PolicyWires(
    Expression issuerRoot,
    Expression sanctionsRoot,
    Expression minLevel,
    Expression maxAmount,
    Expression maxTotal,
    List<Expression> blocked) {
  private static final String FORM = "number of too many bits";

  static PolicyWires take(CircuitBuilder b, Inputs<Policy> inputs, ComplianceShape shape) {
    Inputs<PolicyParameters> parameters = inputs.of(Policy::parameters);
    return new PolicyWires(
        inputs.secret(policy -> policy.issuers().root()),
        shape.sanctions() ? inputs.secret(Policy::sanctionsRoot) : b.constant(0),
        parameters.secret(it -> Fr.of(it.minLevel())),
        parameters.secret(it -> Fr.reduce(it.maxAmount())),
        parameters.secret(it -> Fr.reduce(it.maxTotal())),
        inputs.secrets(BlockedCodes.MAX_CODES, policy -> policy.blocked().table()));
  }

  /// The root, once the numbers are known to be as short as their places in it.
  Expression root(CircuitBuilder b) {
    Numbers.assertRange(b, minLevel, PolicyParameters.LEVEL_BITS, FORM);
    Numbers.assertRange(b, maxAmount, PolicyParameters.AMOUNT_BITS, FORM);
    Numbers.assertRange(b, maxTotal, PolicyParameters.TOTAL_BITS, FORM);
    return PoseidonGadget.hash(
        b, List.of(issuerRoot, blockedDigest(b), sanctionsRoot, parameters(b)));
  }

  private Expression parameters(CircuitBuilder b) {
    int totalPlace = PolicyParameters.LEVEL_BITS + PolicyParameters.AMOUNT_BITS;
    List<Fr> places = List.of(Fr.ONE, power(PolicyParameters.LEVEL_BITS), power(totalPlace));
    return b.combine(List.of(minLevel, maxAmount, maxTotal), ScalarArrays.pack(places), 0);
  }

  private static Fr power(int exponent) {
    return Fr.reduce(BigInteger.TWO.pow(exponent));
  }

  private Expression blockedDigest(CircuitBuilder b) {
    List<Expression> rows = new ArrayList<>();
    for (int from = 0; from < BlockedCodes.MAX_CODES; from += BlockedCodes.ROW) {
      rows.add(PoseidonGadget.hash(b, blocked.subList(from, from + BlockedCodes.ROW)));
    }
    return PoseidonGadget.hash(b, rows);
  }
}
