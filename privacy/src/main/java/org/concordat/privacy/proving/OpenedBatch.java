package org.concordat.privacy.proving;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.compliance.ComplianceBatch;
import org.concordat.genesis.compliance.ComplianceRecord;
import org.concordat.genesis.compliance.SignedDelivery;
import org.concordat.privacy.commitment.FieldElements;
import org.concordat.privacy.schema.RecordSchema;
import org.concordat.privacy.schema.Schemas;
import org.concordat.privacy.vault.DeliveredRun;
import org.concordat.privacy.vault.OpenedRecord;
import org.concordat.privacy.vault.Vault;
import org.concordat.privacy.vault.VaultRecord;

/// Reads batches of the schema that the statement is about.
final class OpenedBatch {
  static final RecordSchema SCHEMA = Schemas.DUE_DILIGENCE_1;

  private OpenedBatch() {}

  /// Empty for a batch of another schema.
  static Optional<ComplianceBatch> read(Vault vault, Bytes32 batchRoot) {
    List<ComplianceRecord> records = new ArrayList<>();
    for (VaultRecord member : vault.members(batchRoot)) {
      Optional<OpenedRecord> opened = vault.openRecord(member.id(), SCHEMA);
      if (opened.isEmpty()) {
        return Optional.empty();
      }
      records.add(record(opened.get()));
    }
    List<SignedDelivery> deliveries =
        vault.runs(batchRoot).stream().map(OpenedBatch::delivery).toList();
    return Optional.of(new ComplianceBatch(records, deliveries));
  }

  private static ComplianceRecord record(OpenedRecord opened) {
    List<String> values = opened.content().values();
    List<Fr> elements =
        IntStream.range(0, values.size())
            .mapToObj(i -> FieldElements.of(SCHEMA.fields().get(i).type(), values.get(i)))
            .toList();
    return new ComplianceRecord(
        elements.get(0),
        elements.get(1),
        elements.get(2),
        elements.get(3),
        elements.get(4),
        elements.get(5),
        opened.blinding().value());
  }

  private static SignedDelivery delivery(DeliveredRun run) {
    return new SignedDelivery(run.count(), run.signature().issuer(), run.signature().signature());
  }
}
