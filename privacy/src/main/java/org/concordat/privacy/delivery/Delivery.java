package org.concordat.privacy.delivery;

import java.util.List;
import org.concordat.genesis.babyjubjub.EddsaKey;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.compliance.SignedDelivery;
import org.concordat.privacy.commitment.BatchTree;
import org.concordat.privacy.commitment.Commitments;
import org.concordat.privacy.schema.RecordSchema;
import org.concordat.privacy.schema.ValidRecord;

/// Records in the order in which their issuer signed them, and its signature, good or not.
///
/// @param records 1 to [#MAX_RECORDS], of one schema
public record Delivery(List<ValidRecord> records, DeliverySignature signature) {
  /// A delivery goes into one batch as a whole.
  public static final int MAX_RECORDS = BatchTree.MAX_SIZE;

  /// @throws IllegalArgumentException for no, too many or mixed records
  public Delivery {
    records = List.copyOf(records);
    check(records);
  }

  /// Signs for the issuer.
  public static Delivery signed(List<ValidRecord> records, EddsaKey key) {
    check(records);
    return new Delivery(
        records, new DeliverySignature(key.publicKey(), key.sign(chainDigest(records))));
  }

  private static void check(List<ValidRecord> records) {
    if (records.isEmpty() || records.size() > MAX_RECORDS) {
      throw new IllegalArgumentException("a delivery has 1 to " + MAX_RECORDS + " records");
    }
    if (records.stream().map(record -> record.schema().id()).distinct().count() > 1) {
      throw new IllegalArgumentException("a delivery has records of one schema");
    }
  }

  /// What an issuer signs. As secret as the records.
  public static Fr chainDigest(List<ValidRecord> records) {
    return SignedDelivery.message(records.stream().map(Commitments::contentDigest).toList());
  }

  public RecordSchema schema() {
    return records.getFirst().schema();
  }

  /// Whether the signature is the issuer's, of these records in this order.
  public boolean isGenuine() {
    return signature.issuer().verifies(chainDigest(records), signature.signature());
  }
}
