package org.concordat.privacy.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.bn254.Fr;
import org.concordat.privacy.PrivacyException;
import org.concordat.privacy.PrivacyException.Code;
import org.concordat.privacy.vault.VaultRecord.Place;
import org.jdbi.v3.core.Handle;

/// Statements on table `records`.
final class RecordTable {
  private static final String VIEW =
      "SELECT record_id, schema_id, commitment, accepted_at, batch_root, leaf_index FROM records ";

  private RecordTable() {}

  /// A row as it is written.
  record Row(
      RecordId id,
      Bytes32 subject,
      String schemaId,
      Sealed sealed,
      Fr commitment,
      Bytes32 idempotency,
      Bytes32 fingerprint,
      Optional<Bytes32> delivery) {}

  /// The encrypted columns.
  record Sealed(Bytes attributes, Bytes blinding) {}

  /// What opening a record needs.
  record Closed(Bytes32 subject, String schemaId, Sealed sealed, Fr commitment) {}

  /// An earlier posting under the same idempotency key.
  record Earlier(RecordId id, Fr commitment, Bytes32 fingerprint) {}

  static void insert(Handle handle, Row row, long now) {
    handle
        .createUpdate(
            """
            INSERT INTO records (record_id, subject, schema_id, sealed_attributes, sealed_blinding,
              commitment, idempotency, fingerprint, delivery, accepted_at)
            VALUES (:id, :subject, :schema, :attributes, :blinding,
              :commitment, :idempotency, :fingerprint, :delivery, :now)
            """)
        .bind("id", row.id().value())
        .bind("subject", row.subject().toArray())
        .bind("schema", row.schemaId())
        .bind("attributes", row.sealed().attributes().toArray())
        .bind("blinding", row.sealed().blinding().toArray())
        .bind("commitment", row.commitment().toBytes().toArray())
        .bind("idempotency", row.idempotency().toArray())
        .bind("fingerprint", row.fingerprint().toArray())
        .bindBySqlType("delivery", row.delivery().map(Bytes32::toArray).orElse(null), Types.BINARY)
        .bind("now", now)
        .execute();
  }

  static Optional<Earlier> findEarlier(Handle handle, Bytes32 idempotency) {
    return handle
        .createQuery(
            "SELECT record_id, commitment, fingerprint FROM records WHERE idempotency = :key")
        .bind("key", idempotency.toArray())
        .map((row, _) ->
            new Earlier(
                new RecordId(row.getString(1)), element(row.getBytes(2)), digest(row.getBytes(3))))
        .findOne();
  }

  static Optional<VaultRecord> find(Handle handle, RecordId id) {
    return handle
        .createQuery(VIEW + "WHERE record_id = :id")
        .bind("id", id.value())
        .map((row, _) -> view(row))
        .findOne();
  }

  static Optional<Closed> findClosed(Handle handle, RecordId id) {
    return handle
        .createQuery(
            "SELECT subject, schema_id, sealed_attributes, sealed_blinding, commitment"
                + " FROM records WHERE record_id = :id")
        .bind("id", id.value())
        .map((row, _) ->
            new Closed(
                digest(row.getBytes(1)),
                row.getString(2),
                new Sealed(Bytes.wrap(row.getBytes(3)), Bytes.wrap(row.getBytes(4))),
                element(row.getBytes(5))))
        .findOne();
  }

  static long countWaiting(Handle handle, String schemaId) {
    return handle
        .createQuery(
            "SELECT COUNT(*) FROM records WHERE schema_id = :schema AND batch_root IS NULL")
        .bind("schema", schemaId)
        .mapTo(Long.class)
        .one();
  }

  /// The oldest records without a batch that came on their own.
  static List<VaultRecord> waiting(Handle handle, String schemaId, int limit) {
    return handle
        .createQuery(
            VIEW
                + "WHERE schema_id = :schema AND batch_root IS NULL AND delivery IS NULL"
                + " ORDER BY seq LIMIT :limit")
        .bind("schema", schemaId)
        .bind("limit", limit)
        .map((row, _) -> view(row))
        .list();
  }

  /// The records of a delivery, in its order.
  static List<RecordId> delivered(Handle handle, Bytes32 delivery) {
    return handle
        .createQuery("SELECT record_id FROM records WHERE delivery = :delivery ORDER BY seq")
        .bind("delivery", delivery.toArray())
        .map((row, _) -> new RecordId(row.getString(1)))
        .list();
  }

  static void place(Handle handle, RecordId id, Place place) {
    int placed =
        handle
            .createUpdate(
                "UPDATE records SET batch_root = :root, leaf_index = :leaf"
                    + " WHERE record_id = :id AND batch_root IS NULL")
            .bind("root", place.batchRoot().toArray())
            .bind("leaf", place.leafIndex())
            .bind("id", id.value())
            .execute();
    if (placed != 1) {
      throw new IllegalStateException("a record was put into two batches");
    }
  }

  /// The members of a batch by leaf index.
  static List<VaultRecord> members(Handle handle, Bytes32 batchRoot) {
    return handle
        .createQuery(VIEW + "WHERE batch_root = :root ORDER BY leaf_index")
        .bind("root", batchRoot.toArray())
        .map((row, _) -> view(row))
        .list();
  }

  private static VaultRecord view(ResultSet row) throws SQLException {
    byte[] batchRoot = row.getBytes(5);
    Optional<Place> place =
        batchRoot == null
            ? Optional.empty()
            : Optional.of(new Place(Bytes32.wrap(batchRoot), row.getInt(6)));
    return new VaultRecord(
        new RecordId(row.getString(1)),
        row.getString(2),
        element(row.getBytes(3)),
        row.getLong(4),
        place);
  }

  private static Fr element(byte[] bytes) {
    return Fr.of(digest(bytes)).orElseThrow(RecordTable::damaged);
  }

  private static Bytes32 digest(byte[] bytes) {
    if (bytes.length != Bytes32.SIZE) {
      throw damaged();
    }
    return Bytes32.wrap(bytes);
  }

  private static PrivacyException damaged() {
    return new PrivacyException(Code.VAULT_CORRUPT, "a value of a stored record is damaged");
  }
}
