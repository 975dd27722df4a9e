package org.concordat.genesis.compliance;

import org.concordat.genesis.circuit.Expression;
import org.concordat.genesis.circuit.Inputs;

/// {@link CompliancePublics} in the circuit.
record PublicWires(
    Expression batchRoot,
    Expression count,
    Expression day,
    Expression policyRoot,
    Expression context) {
  static PublicWires take(Inputs<CompliancePublics> inputs) {
    return new PublicWires(
        inputs.publicInput(CompliancePublics::batchRoot),
        inputs.publicInput(CompliancePublics::count),
        inputs.publicInput(CompliancePublics::day),
        inputs.publicInput(CompliancePublics::policyRoot),
        inputs.publicInput(CompliancePublics::context));
  }
}
