package org.concordat.privacy.vault;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.privacy.commitment.BatchTree;
import org.concordat.privacy.schema.RecordSchema;
import org.concordat.privacy.schema.ValidRecord;

/// Records that one issuer signed together, in the order it signed them. They are kept together or
/// not at all, and stay together in one batch.
///
/// @param idempotencyKey as of a [Posting]; the same key with the same content and signature is the
///   same delivery
/// @param signature the issuer's, opaque here and as secret as the records: who has it can test
///   guesses of them
public record DeliveryPosting(String idempotencyKey, List<ValidRecord> records, Bytes signature) {
  public static final int MAX_KEY_LENGTH = 190;
  public static final int MAX_SIGNATURE_BYTES = 1024;

  public DeliveryPosting {
    records = List.copyOf(records);
    require(
        !idempotencyKey.isEmpty() && idempotencyKey.length() <= MAX_KEY_LENGTH,
        "an idempotency key of a delivery has 1 to " + MAX_KEY_LENGTH + " characters");
    require(
        !records.isEmpty() && records.size() <= BatchTree.MAX_SIZE,
        "a delivery has 1 to " + BatchTree.MAX_SIZE + " records");
    require(
        records.stream().map(it -> it.schema().id()).distinct().count() == 1,
        "a delivery has records of one schema");
    require(signature.size() <= MAX_SIGNATURE_BYTES, "no signature is that long");
  }

  RecordSchema schema() {
    return records.getFirst().schema();
  }

  /// The posting of one of its records.
  Posting posting(int position) {
    return new Posting(idempotencyKey + "#" + position, records.get(position));
  }

  @Override
  public String toString() {
    return "DeliveryPosting[withheld]";
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
