package org.concordat.privacy.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.jdbi.v3.core.Handle;

/// Statements on table `deliveries`, and on the records of one.
final class DeliveryTable {
  private static final String VIEW =
      "SELECT idempotency, fingerprint, record_count, sealed_signature FROM deliveries ";

  private DeliveryTable() {}

  /// @param key the HMAC of its idempotency key
  record Delivered(Bytes32 key, Bytes32 fingerprint, int count, Bytes sealedSignature) {}

  static void insert(Handle handle, Delivered row, String schemaId, long now) {
    handle
        .createUpdate(
            """
            INSERT INTO deliveries (idempotency, fingerprint, schema_id, record_count,
              sealed_signature, accepted_at)
            VALUES (:key, :fingerprint, :schema, :count, :signature, :now)
            """)
        .bind("key", row.key().toArray())
        .bind("fingerprint", row.fingerprint().toArray())
        .bind("schema", schemaId)
        .bind("count", row.count())
        .bind("signature", row.sealedSignature().toArray())
        .bind("now", now)
        .execute();
  }

  static Optional<Delivered> find(Handle handle, Bytes32 key) {
    return handle
        .createQuery(VIEW + "WHERE idempotency = :key")
        .bind("key", key.toArray())
        .map((row, _) -> view(row))
        .findOne();
  }

  /// The oldest without a batch.
  static List<Delivered> waiting(Handle handle, String schemaId, int limit) {
    return handle
        .createQuery(
            VIEW + "WHERE schema_id = :schema AND batch_root IS NULL ORDER BY seq LIMIT :limit")
        .bind("schema", schemaId)
        .bind("limit", limit)
        .map((row, _) -> view(row))
        .list();
  }

  /// Those of a batch, in the order of their leaves.
  static List<Delivered> inBatch(Handle handle, Bytes32 batchRoot) {
    return handle
        .createQuery(VIEW + "WHERE batch_root = :root ORDER BY seq")
        .bind("root", batchRoot.toArray())
        .map((row, _) -> view(row))
        .list();
  }

  static void place(Handle handle, Bytes32 key, Bytes32 batchRoot) {
    handle
        .createUpdate("UPDATE deliveries SET batch_root = :root WHERE idempotency = :key")
        .bind("root", batchRoot.toArray())
        .bind("key", key.toArray())
        .execute();
  }

  private static Delivered view(ResultSet row) throws SQLException {
    return new Delivered(
        Bytes32.wrap(row.getBytes(1)),
        Bytes32.wrap(row.getBytes(2)),
        row.getInt(3),
        Bytes.wrap(row.getBytes(4)));
  }
}
