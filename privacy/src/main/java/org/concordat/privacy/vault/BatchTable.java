package org.concordat.privacy.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.Address;
import org.concordat.privacy.registration.Registered;
import org.concordat.privacy.registration.SignedRegistration;
import org.concordat.privacy.vault.VaultBatch.State;
import org.jdbi.v3.core.Handle;

/// Statements on table `batches`.
final class BatchTable {
  private static final String VIEW =
      """
      SELECT root, schema_id, record_count, state, tx_hash, tx_nonce, tx_raw,
        registry_index, member, block_number, block_hash
      FROM batches
      """;

  private BatchTable() {}

  static void insert(Handle handle, Bytes32 root, String schemaId, int count, long now) {
    handle
        .createUpdate(
            "INSERT INTO batches (root, schema_id, record_count, state, created_at)"
                + " VALUES (:root, :schema, :count, 'BATCHED', :now)")
        .bind("root", root.toArray())
        .bind("schema", schemaId)
        .bind("count", count)
        .bind("now", now)
        .execute();
  }

  static Optional<VaultBatch> find(Handle handle, Bytes32 root) {
    return handle
        .createQuery(VIEW + "WHERE root = :root")
        .bind("root", root.toArray())
        .map((row, _) -> view(row))
        .findOne();
  }

  static List<VaultBatch> unfinished(Handle handle, int limit) {
    return handle
        .createQuery(
            VIEW + "WHERE state IN ('BATCHED', 'SUBMITTED') ORDER BY state DESC, seq LIMIT :limit")
        .bind("limit", limit)
        .map((row, _) -> view(row))
        .list();
  }

  /// Committed ones of a schema, oldest first.
  static List<VaultBatch> committed(Handle handle, String schemaId, int limit) {
    return handle
        .createQuery(
            VIEW
                + "WHERE schema_id = :schema AND state = 'COMMITTED'"
                + " ORDER BY registry_index LIMIT :limit")
        .bind("schema", schemaId)
        .bind("limit", limit)
        .map((row, _) -> view(row))
        .list();
  }

  static long count(Handle handle, State state) {
    return handle
        .createQuery("SELECT COUNT(*) FROM batches WHERE state = :state")
        .bind("state", state.name())
        .mapTo(Long.class)
        .one();
  }

  static OptionalLong highestSubmittedNonce(Handle handle) {
    return handle
        .createQuery("SELECT MAX(tx_nonce) FROM batches WHERE state = 'SUBMITTED'")
        .mapTo(Long.class)
        .findOne()
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  static void submitted(Handle handle, Bytes32 root, SignedRegistration transaction) {
    requireOne(
        handle
            .createUpdate(
                "UPDATE batches SET state = 'SUBMITTED', tx_hash = :hash, tx_nonce = :nonce,"
                    + " tx_raw = :raw WHERE root = :root AND state = 'BATCHED'")
            .bind("hash", transaction.hash().toArray())
            .bind("nonce", transaction.nonce())
            .bind("raw", transaction.raw().toArray())
            .bind("root", root.toArray())
            .execute());
  }

  static void withdrawn(Handle handle, Bytes32 root) {
    requireOne(
        handle
            .createUpdate(
                "UPDATE batches SET state = 'BATCHED', tx_hash = NULL, tx_nonce = NULL,"
                    + " tx_raw = NULL WHERE root = :root AND state = 'SUBMITTED'")
            .bind("root", root.toArray())
            .execute());
  }

  static void committed(Handle handle, Bytes32 root, Registered registered) {
    requireOne(
        handle
            .createUpdate(
                "UPDATE batches SET state = 'COMMITTED', tx_hash = :hash, tx_raw = NULL,"
                    + " registry_index = :index, member = :member, block_number = :number,"
                    + " block_hash = :blockHash WHERE root = :root AND state <> 'COMMITTED'")
            .bind("hash", registered.transactionHash().toArray())
            .bind("index", registered.index())
            .bind("member", registered.member().toArray())
            .bind("number", registered.blockNumber())
            .bind("blockHash", registered.blockHash().toArray())
            .bind("root", root.toArray())
            .execute());
  }

  private static void requireOne(int updated) {
    if (updated != 1) {
      throw new IllegalStateException("a batch was not in the state its change starts from");
    }
  }

  private static VaultBatch view(ResultSet row) throws SQLException {
    State state = State.valueOf(row.getString(4));
    Optional<SignedRegistration> transaction =
        state == State.SUBMITTED ? Optional.of(transaction(row)) : Optional.empty();
    Optional<Registered> registered =
        state == State.COMMITTED ? Optional.of(registered(row)) : Optional.empty();
    return new VaultBatch(
        Bytes32.wrap(row.getBytes(1)),
        row.getString(2),
        row.getInt(3),
        state,
        transaction,
        registered);
  }

  private static SignedRegistration transaction(ResultSet row) throws SQLException {
    return new SignedRegistration(
        Bytes32.wrap(row.getBytes(5)), row.getLong(6), Bytes.wrap(row.getBytes(7)));
  }

  private static Registered registered(ResultSet row) throws SQLException {
    return new Registered(
        row.getLong(8),
        Address.of(Bytes.wrap(row.getBytes(9))),
        Bytes32.wrap(row.getBytes(5)),
        row.getLong(10),
        Bytes32.wrap(row.getBytes(11)));
  }
}
