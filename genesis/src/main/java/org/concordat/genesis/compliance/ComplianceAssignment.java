package org.concordat.genesis.compliance;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.concordat.genesis.bn254.Fr;

/// A batch, a policy and the public inputs, arranged as the circuit's inputs.
///
/// Slots that are not used repeat the first of their kind: a padding record is a copy of record 0
/// whose leaf and amount do not count, a spare delivery a copy of delivery 0. So no rule needs an
/// exception.
public final class ComplianceAssignment {
  private final CompliancePublics publics;
  private final Policy policy;
  private final List<RecordSlot> records;
  private final List<DeliverySlot> deliveries;

  /// As many records and deliveries as the shape has.
  ComplianceAssignment(
      CompliancePublics publics,
      Policy policy,
      List<RecordSlot> records,
      List<DeliverySlot> deliveries) {
    this.publics = publics;
    this.policy = policy;
    this.records = List.copyOf(records);
    this.deliveries = List.copyOf(deliveries);
  }

  /// @param day days since 1970-01-01
  /// @throws IllegalArgumentException when the batch does not fit (see {@link
  ///   ComplianceBatch#misfit}), or the policy has no list of sanctions and the shape asks for one
  public static ComplianceAssignment of(
      ComplianceShape shape, Policy policy, ComplianceBatch batch, long day, Fr context) {
    Optional<String> misfit = batch.misfit(shape);
    if (misfit.isPresent()) {
      throw new IllegalArgumentException(misfit.get());
    }
    if (shape.sanctions() != policy.sanctions().isPresent()) {
      throw new IllegalArgumentException("circuit and policy differ about sanctions");
    }
    CompliancePublics publics =
        new CompliancePublics(
            batch.root(shape), Fr.of(batch.records().size()), Fr.of(day), policy.root(), context);
    return new ComplianceAssignment(
        publics,
        policy,
        IntStream.range(0, shape.size()).mapToObj(leaf -> record(policy, batch, leaf)).toList(),
        IntStream.range(0, shape.deliveries())
            .mapToObj(slot -> delivery(policy, batch, slot))
            .toList());
  }

  /// @param enabled 1 for a record of the batch, 0 for padding
  /// @param continues 1 if the delivery of the record before goes on
  /// @param absence empty in a shape without sanctions
  record RecordSlot(
      ComplianceRecord content, Fr enabled, Fr continues, Optional<SanctionsTree.Path> absence) {}

  /// @param index the leaf of the issuer; of any other where it is not accredited
  record DeliverySlot(SignedDelivery signed, Fr message, int index, List<Fr> siblings) {}

  private static RecordSlot record(Policy policy, ComplianceBatch batch, int leaf) {
    boolean enabled = leaf < batch.records().size();
    ComplianceRecord content = batch.records().get(enabled ? leaf : 0);
    boolean begins =
        IntStream.range(0, batch.deliveries().size()).anyMatch(i -> batch.firstRecord(i) == leaf);
    return new RecordSlot(
        content,
        enabled ? Fr.ONE : Fr.ZERO,
        enabled && !begins ? Fr.ONE : Fr.ZERO,
        policy.sanctions().map(tree -> tree.path(content.lei())));
  }

  private static DeliverySlot delivery(Policy policy, ComplianceBatch batch, int slot) {
    int delivery = slot < batch.deliveries().size() ? slot : 0;
    SignedDelivery signed = batch.deliveries().get(delivery);
    OptionalInt accredited = policy.issuers().indexOf(signed.issuer());
    int index = accredited.orElse(0);
    Fr message = SignedDelivery.message(batch.contentDigests(delivery));
    return new DeliverySlot(signed, message, index, policy.issuers().siblings(index));
  }

  public CompliancePublics publics() {
    return publics;
  }

  Policy policy() {
    return policy;
  }

  RecordSlot record(int leaf) {
    return records.get(leaf);
  }

  DeliverySlot delivery(int slot) {
    return deliveries.get(slot);
  }

  @Override
  public String toString() {
    return "ComplianceAssignment[withheld]";
  }
}
