package org.concordat.genesis.compliance;

import java.util.List;
import java.util.Optional;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.poseidon.PoseidonTree;

/// The records of a batch in the order of its leaves, and the deliveries they came in, in the same
/// order and without a gap.
public record ComplianceBatch(List<ComplianceRecord> records, List<SignedDelivery> deliveries) {
  public ComplianceBatch {
    records = List.copyOf(records);
    deliveries = List.copyOf(deliveries);
  }

  /// Why a circuit of this shape cannot be asked about the batch at all, if it cannot.
  public Optional<String> misfit(ComplianceShape shape) {
    if (records.isEmpty() || records.size() > shape.size()) {
      return Optional.of(
          "%d records, the circuit takes 1 to %d".formatted(records.size(), shape.size()));
    }
    if (deliveries.size() > shape.deliveries()) {
      return Optional.of(
          "%d deliveries, the circuit takes %d".formatted(deliveries.size(), shape.deliveries()));
    }
    if (deliveries.stream().anyMatch(delivery -> delivery.records() < 1)) {
      return Optional.of("a delivery without records");
    }
    long delivered = deliveries.stream().mapToLong(SignedDelivery::records).sum();
    return delivered == records.size()
        ? Optional.empty()
        : Optional.of("%d records, the deliveries have %d".formatted(records.size(), delivered));
  }

  /// The root of the batch tree of a shape: binary, Poseidon(left, right), unused leaves 0.
  public Fr root(ComplianceShape shape) {
    List<Fr> leaves = records.stream().map(ComplianceRecord::commitment).toList();
    return PoseidonTree.of(leaves, shape.size(), 2).root();
  }

  /// Content digests of the records of one delivery.
  List<Fr> contentDigests(int delivery) {
    int first = firstRecord(delivery);
    return records.subList(first, first + deliveries.get(delivery).records()).stream()
        .map(ComplianceRecord::contentDigest)
        .toList();
  }

  int firstRecord(int delivery) {
    return deliveries.stream().limit(delivery).mapToInt(SignedDelivery::records).sum();
  }

  @Override
  public String toString() {
    return "ComplianceBatch[withheld]";
  }
}
