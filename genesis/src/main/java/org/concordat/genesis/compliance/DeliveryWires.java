package org.concordat.genesis.compliance;

import java.util.List;
import org.concordat.genesis.circuit.CircuitBuilder;
import org.concordat.genesis.circuit.CircuitBuilder.Scope;
import org.concordat.genesis.circuit.Expression;
import org.concordat.genesis.circuit.Inputs;
import org.concordat.genesis.gadget.EddsaGadget;
import org.concordat.genesis.gadget.EddsaWires;
import org.concordat.genesis.gadget.EdwardsPair;
import org.concordat.genesis.gadget.MerklePaths;
import org.concordat.genesis.gadget.PoseidonGadget;

/// One signed delivery in the circuit. Nothing says which records it is about but its message.
///
/// @param sides the way from the issuer's leaf to the root of the accredited ones
record DeliveryWires(
    EdwardsPair key,
    List<Expression> sides,
    List<Expression> siblings,
    EddsaWires signature,
    Expression message) {
  static DeliveryWires take(Inputs<ComplianceAssignment.DeliverySlot> inputs) {
    return new DeliveryWires(
        new EdwardsPair(
            inputs.secret(it -> it.signed().issuer().point().x()),
            inputs.secret(it -> it.signed().issuer().point().y())),
        inputs.secrets(IssuerTree.DEPTH, it -> IssuerTree.sides(it.index())),
        inputs.secrets(IssuerTree.DEPTH, ComplianceAssignment.DeliverySlot::siblings),
        EddsaWires.of(inputs.of(it -> it.signed().signature())),
        inputs.secret(ComplianceAssignment.DeliverySlot::message));
  }

  /// The issuer is accredited and has signed the message.
  void constrain(CircuitBuilder b, Expression issuerRoot, SignatureRule signatureRule) {
    ComplianceRule issuer = ComplianceRule.ISSUER;
    try (Scope _ = b.scope(issuer.part())) {
      Expression leaf = PoseidonGadget.hash(b, List.of(key.x(), key.y()));
      Expression root = MerklePaths.binaryRoot(b, leaf, sides, siblings, issuer.text());
      b.assertEqual(root, issuerRoot, issuer.text());
    }
    try (Scope _ = b.scope(ComplianceRule.SIGNATURE.part())) {
      signatureRule.verify(b, b.constant(1), key, message, signature);
    }
  }

  /// {@link EddsaGadget#verify}, whose own tests look for holes in it.
  @FunctionalInterface
  interface SignatureRule {
    void verify(
        CircuitBuilder b,
        Expression enabled,
        EdwardsPair key,
        Expression message,
        EddsaWires signature);
  }
}
