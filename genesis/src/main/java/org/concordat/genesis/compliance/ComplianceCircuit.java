package org.concordat.genesis.compliance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.concordat.genesis.circuit.Circuit;
import org.concordat.genesis.circuit.CircuitBuilder;
import org.concordat.genesis.circuit.CircuitBuilder.Scope;
import org.concordat.genesis.circuit.Expression;
import org.concordat.genesis.circuit.Inputs;
import org.concordat.genesis.gadget.EddsaGadget;
import org.concordat.genesis.gadget.Membership;
import org.concordat.genesis.gadget.Numbers;
import org.concordat.genesis.gadget.PoseidonGadget;

/// The statement of the package's description as a circuit.
public final class ComplianceCircuit implements Circuit<ComplianceAssignment> {
  /// An expiry lies less than this far ahead: far enough for the year 9999.
  static final int EXPIRY_BITS = 24;

  /// Two ASCII letters.
  static final int COUNTRY_BITS = 16;

  private final ComplianceShape shape;
  private final DeliveryWires.SignatureRule signatureRule;

  public ComplianceCircuit(ComplianceShape shape) {
    this(shape, EddsaGadget::verify);
  }

  /// With another rule in the place of the signatures', to look at the rest alone.
  ComplianceCircuit(ComplianceShape shape, DeliveryWires.SignatureRule signatureRule) {
    this.shape = shape;
    this.signatureRule = signatureRule;
  }

  @Override
  public void define(CircuitBuilder b, Inputs<ComplianceAssignment> inputs) {
    PublicWires publics = PublicWires.take(inputs.of(ComplianceAssignment::publics));
    PolicyWires policy = PolicyWires.take(b, inputs.of(ComplianceAssignment::policy), shape);
    List<DeliveryWires> deliveries =
        IntStream.range(0, shape.deliveries())
            .mapToObj(slot -> DeliveryWires.take(inputs.of(it -> it.delivery(slot))))
            .toList();
    List<RecordWires> records =
        IntStream.range(0, shape.size())
            .mapToObj(leaf -> RecordWires.take(b, inputs.of(it -> it.record(leaf)), shape, leaf))
            .toList();

    policy(b, policy, publics);
    List<Expression> messages = messages(b, deliveries, policy);
    List<Expression> digests = records(b, records, policy, publics.day());
    runs(b, records, digests, messages);
    batch(b, records, digests, publics);
    total(b, records, policy);
  }

  /// The context is in no relation to anything; the square binds it to the proof.
  private static void policy(CircuitBuilder b, PolicyWires policy, PublicWires publics) {
    try (Scope _ = b.scope("policy")) {
      b.assertEqual(policy.root(b), publics.policyRoot(), "another root");
      b.multiply(publics.context(), publics.context());
    }
  }

  /// What accredited issuers have signed.
  private List<Expression> messages(
      CircuitBuilder b, List<DeliveryWires> deliveries, PolicyWires policy) {
    List<Expression> messages = new ArrayList<>();
    for (int slot = 0; slot < deliveries.size(); slot++) {
      try (Scope _ = b.scope("delivery " + slot)) {
        deliveries.get(slot).constrain(b, policy.issuerRoot(), signatureRule);
      }
      messages.add(deliveries.get(slot).message());
    }
    return messages;
  }

  /// Holds every record to the rules and yields their content digests.
  private static List<Expression> records(
      CircuitBuilder b, List<RecordWires> records, PolicyWires policy, Expression day) {
    RecordRules rules = new RecordRules(b, policy, day);
    List<Expression> digests = new ArrayList<>();
    for (int leaf = 0; leaf < records.size(); leaf++) {
      try (Scope _ = b.scope("record " + leaf)) {
        rules.constrain(records.get(leaf));
        try (Scope _ = b.scope("content digest")) {
          digests.add(digest(b, records.get(leaf)));
        }
      }
    }
    return digests;
  }

  private static Expression digest(CircuitBuilder b, RecordWires record) {
    return PoseidonGadget.hash(
        b,
        List.of(
            b.constant(ComplianceRecord.SCHEMA),
            record.lei(),
            record.legalName(),
            record.level(),
            record.expiry(),
            record.jurisdiction(),
            record.amount()));
  }

  /// Enabled records come first, and fall into runs whose last record has the message of a signed
  /// delivery.
  ///
  /// A record goes on with a run only if it is enabled; the run of an enabled record ends with it
  /// unless the next goes on. The flag of the end is therefore a difference of flags.
  private static void runs(
      CircuitBuilder b,
      List<RecordWires> records,
      List<Expression> digests,
      List<Expression> messages) {
    ComplianceRule rule = ComplianceRule.DELIVERY;
    Expression message = b.constant(0);
    for (int leaf = 0; leaf < records.size(); leaf++) {
      RecordWires record = records.get(leaf);
      boolean last = leaf == records.size() - 1;
      Expression nextEnabled = last ? b.constant(0) : records.get(leaf + 1).enabled();
      Expression nextContinues = last ? b.constant(0) : records.get(leaf + 1).continues();
      try (Scope _ = b.scope("record " + leaf);
          Scope _ = b.scope(rule.part())) {
        b.assertBoolean(record.enabled().minus(nextEnabled), "enabled after padding");
        if (leaf > 0) {
          assertNoneOrAll(b, record.continues(), record.enabled());
        }
        Expression before = b.multiply(record.continues(), message);
        message = PoseidonGadget.hash(b, List.of(before, digests.get(leaf)));
        Expression ends = record.enabled().minus(nextContinues);
        Membership.assertAmongIf(b, ends, message, messages, rule.text());
      }
    }
  }

  /// `part` is 0 or `whole`.
  private static void assertNoneOrAll(CircuitBuilder b, Expression part, Expression whole) {
    b.assertProduct(part, part.minus(whole), b.constant(0), "padding goes on with a delivery");
  }

  /// The leaves are the commitments of the enabled records, and zeros after them.
  private static void batch(
      CircuitBuilder b, List<RecordWires> records, List<Expression> digests, PublicWires publics) {
    List<Expression> nodes = new ArrayList<>();
    try (Scope _ = b.scope("commitments")) {
      for (int leaf = 0; leaf < records.size(); leaf++) {
        List<Expression> committed = List.of(digests.get(leaf), records.get(leaf).blinding());
        Expression commitment = PoseidonGadget.hash(b, committed);
        nodes.add(b.multiply(records.get(leaf).enabled(), commitment));
      }
    }
    try (Scope _ = b.scope("batch tree")) {
      while (nodes.size() > 1) {
        nodes = parents(b, nodes);
      }
      b.assertEqual(nodes.getFirst(), publics.batchRoot(), "another root");
      List<Expression> enabled = records.stream().map(RecordWires::enabled).toList();
      b.assertEqual(b.sum(enabled), publics.count(), "another count");
    }
  }

  private static List<Expression> parents(CircuitBuilder b, List<Expression> nodes) {
    List<Expression> parents = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i += 2) {
      parents.add(PoseidonGadget.hash(b, nodes.subList(i, i + 2)));
    }
    return parents;
  }

  /// At most 128 amounts of 64 bits: their sum has no more bits than the maximum.
  private static void total(CircuitBuilder b, List<RecordWires> records, PolicyWires policy) {
    ComplianceRule rule = ComplianceRule.TOTAL;
    try (Scope _ = b.scope("batch");
        Scope _ = b.scope(rule.part())) {
      List<Expression> amounts = new ArrayList<>();
      for (RecordWires record : records) {
        amounts.add(b.multiply(record.enabled(), record.amount()));
      }
      int bits = PolicyParameters.TOTAL_BITS;
      Numbers.assertAtLeast(b, policy.maxTotal(), b.sum(amounts), bits, rule.text());
    }
  }
}
