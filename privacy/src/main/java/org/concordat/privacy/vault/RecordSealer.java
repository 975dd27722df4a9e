package org.concordat.privacy.vault;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.bn254.Fr;
import org.concordat.privacy.commitment.Blinding;
import org.concordat.privacy.commitment.Commitments;
import org.concordat.privacy.schema.RecordSchema;
import org.concordat.privacy.schema.ValidRecord;
import org.concordat.privacy.schema.Validation;
import org.concordat.privacy.vault.RecordTable.Closed;
import org.concordat.privacy.vault.RecordTable.Sealed;

/// Encrypts records for the table and opens them again.
final class RecordSealer {
  private final SealedBox box;

  RecordSealer(SecureRandom random) {
    this.box = new SealedBox(random);
  }

  Sealed seal(SecretKey key, RecordId id, ValidRecord content, Blinding blinding) {
    String schemaId = content.schema().id();
    byte[] values = RecordCodec.encode(content.values());
    return new Sealed(
        Bytes.wrap(box.seal(key, values, associated("attributes", id, schemaId))),
        Bytes.wrap(
            box.seal(
                key, blinding.value().toBytes().toArray(), associated("blinding", id, schemaId))));
  }

  /// Empty unless both parts are genuine and commit to the stored commitment.
  static Optional<OpenedRecord> open(
      SecretKey key, RecordId id, Closed closed, RecordSchema schema) {
    Optional<ValidRecord> content =
        unseal(key, closed.sealed().attributes(), associated("attributes", id, schema.id()))
            .flatMap(RecordCodec::decode)
            .flatMap(values -> valid(schema, values));
    Optional<Blinding> blinding =
        unseal(key, closed.sealed().blinding(), associated("blinding", id, schema.id()))
            .filter(bytes -> bytes.length == Fr.SIZE)
            .flatMap(bytes -> Fr.of(Bytes32.wrap(bytes)))
            .map(Blinding::new);
    return content
        .flatMap(c -> blinding.map(b -> new OpenedRecord(c, b)))
        .filter(r -> Commitments.commit(r.content(), r.blinding()).equals(closed.commitment()));
  }

  private static Optional<ValidRecord> valid(RecordSchema schema, List<String> values) {
    return switch (schema.validate(1, values)) {
      case Validation.Valid valid -> Optional.of(valid.content());
      case Validation.Invalid _ -> Optional.empty();
    };
  }

  private static Optional<byte[]> unseal(SecretKey key, Bytes sealed, byte[] associated) {
    return SealedBox.open(key, sealed.toArray(), associated);
  }

  private static byte[] associated(String purpose, RecordId id, String schemaId) {
    return String.join("\n", "concordat record", purpose, id.value(), schemaId)
        .getBytes(StandardCharsets.UTF_8);
  }
}
