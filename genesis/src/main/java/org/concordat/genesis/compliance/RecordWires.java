package org.concordat.genesis.compliance;

import java.util.ArrayList;
import java.util.List;
import org.concordat.genesis.circuit.CircuitBuilder;
import org.concordat.genesis.circuit.Expression;
import org.concordat.genesis.circuit.Inputs;

/// One record's inputs in the circuit.
///
/// @param enabled 1 for a record of the batch, 0 for padding; the first record is always one
/// @param continues 1 if the delivery of the record before goes on
/// @param block and `levels`, the way from a block of sanctioned subjects to the root; both empty
///   in a shape without sanctions
record RecordWires(
    Expression lei,
    Expression legalName,
    Expression level,
    Expression expiry,
    Expression jurisdiction,
    Expression amount,
    Expression blinding,
    Expression enabled,
    Expression continues,
    List<Expression> block,
    List<List<Expression>> levels) {
  static RecordWires take(
      CircuitBuilder b,
      Inputs<ComplianceAssignment.RecordSlot> inputs,
      ComplianceShape shape,
      int leaf) {
    Inputs<ComplianceRecord> content = inputs.of(ComplianceAssignment.RecordSlot::content);
    boolean first = leaf == 0;
    return new RecordWires(
        content.secret(ComplianceRecord::lei),
        content.secret(ComplianceRecord::legalName),
        content.secret(ComplianceRecord::level),
        content.secret(ComplianceRecord::expiry),
        content.secret(ComplianceRecord::jurisdiction),
        content.secret(ComplianceRecord::amount),
        content.secret(ComplianceRecord::blinding),
        first ? b.constant(1) : inputs.secret(ComplianceAssignment.RecordSlot::enabled),
        first ? b.constant(0) : inputs.secret(ComplianceAssignment.RecordSlot::continues),
        shape.sanctions() ? block(inputs) : List.of(),
        shape.sanctions() ? levels(inputs) : List.of());
  }

  private static List<Expression> block(Inputs<ComplianceAssignment.RecordSlot> inputs) {
    return inputs.secrets(SanctionsTree.BLOCK, it -> it.absence().orElseThrow().block());
  }

  private static List<List<Expression>> levels(Inputs<ComplianceAssignment.RecordSlot> inputs) {
    List<List<Expression>> levels = new ArrayList<>();
    for (int level = 0; level < SanctionsTree.DEPTH; level++) {
      int at = level;
      levels.add(
          inputs.secrets(SanctionsTree.ARITY, it -> it.absence().orElseThrow().children().get(at)));
    }
    return List.copyOf(levels);
  }
}
