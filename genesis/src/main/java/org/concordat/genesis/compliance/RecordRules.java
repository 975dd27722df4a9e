package org.concordat.genesis.compliance;

import org.concordat.genesis.circuit.CircuitBuilder;
import org.concordat.genesis.circuit.CircuitBuilder.Scope;
import org.concordat.genesis.circuit.Expression;
import org.concordat.genesis.gadget.Gaps;
import org.concordat.genesis.gadget.Membership;
import org.concordat.genesis.gadget.MerklePaths;
import org.concordat.genesis.gadget.Numbers;
import org.concordat.genesis.gadget.PoseidonGadget;

/// What is demanded of each record by itself. Padding has to keep the rules too, which a copy of a
/// record that keeps them does.
final class RecordRules {
  private final CircuitBuilder b;
  private final PolicyWires policy;
  private final Expression day;

  RecordRules(CircuitBuilder b, PolicyWires policy, Expression day) {
    this.b = b;
    this.policy = policy;
    this.day = day;
  }

  void constrain(RecordWires record) {
    level(record.level());
    expiry(record.expiry());
    amount(record.amount());
    jurisdiction(record.jurisdiction());
    if (!record.block().isEmpty()) {
      sanctions(record);
    }
  }

  /// The minimum has 8 bits, so the difference is one of whole numbers; a level more than 255 above
  /// the minimum is refused as well.
  private void level(Expression level) {
    ComplianceRule rule = ComplianceRule.LEVEL;
    try (Scope _ = b.scope(rule.part())) {
      Numbers.assertAtLeast(b, level, policy.minLevel(), PolicyParameters.LEVEL_BITS, rule.text());
    }
  }

  /// Whoever checks a proof chooses the day, and chooses one of this age.
  private void expiry(Expression expiry) {
    ComplianceRule rule = ComplianceRule.EXPIRY;
    try (Scope _ = b.scope(rule.part())) {
      Numbers.assertAbove(b, expiry, day, ComplianceCircuit.EXPIRY_BITS, rule.text());
    }
  }

  /// Without a range of its own, an amount below zero would be below every maximum.
  private void amount(Expression amount) {
    ComplianceRule rule = ComplianceRule.AMOUNT;
    int bits = PolicyParameters.AMOUNT_BITS;
    try (Scope _ = b.scope(rule.part())) {
      Numbers.assertRange(b, amount, bits, rule.text());
      Numbers.assertAtLeast(b, policy.maxAmount(), amount, bits, rule.text());
    }
  }

  /// Without a range, the element of an absent field would be a country nobody has blocked.
  private void jurisdiction(Expression jurisdiction) {
    ComplianceRule rule = ComplianceRule.JURISDICTION;
    String country = ComplianceRule.COUNTRY.text();
    try (Scope _ = b.scope(rule.part())) {
      Numbers.assertRange(b, jurisdiction, ComplianceCircuit.COUNTRY_BITS, country);
      Membership.assertNotAmong(b, jurisdiction, policy.blocked(), rule.text());
    }
  }

  /// The block is one of the list's, so its values are as the list's maker has sorted them.
  private void sanctions(RecordWires record) {
    ComplianceRule rule = ComplianceRule.SANCTIONS;
    try (Scope _ = b.scope(rule.part())) {
      Expression block = PoseidonGadget.hash(b, record.block());
      Expression root = MerklePaths.wideRoot(b, block, record.levels(), rule.text());
      b.assertEqual(root, policy.sanctionsRoot(), rule.text());
      Gaps.assertInGap(b, record.lei(), record.block(), SanctionsTree.BITS, rule.text());
    }
  }
}
