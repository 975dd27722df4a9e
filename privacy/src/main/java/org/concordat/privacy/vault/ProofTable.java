package org.concordat.privacy.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.bn254.Fr;
import org.concordat.privacy.PrivacyException;
import org.concordat.privacy.PrivacyException.Code;
import org.concordat.privacy.vault.ProofStatus.Proved;
import org.concordat.privacy.vault.ProofStatus.Refused;
import org.concordat.privacy.vault.ProofStatus.Waiting;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/// Statements on table `proofs`.
final class ProofTable {
  private static final String THIS_ONE = " WHERE batch_root = :root AND context = :context";

  private ProofTable() {}

  static void insert(Handle handle, ProofJob job, long now) {
    named(
            handle.createUpdate(
                """
                INSERT INTO proofs (batch_root, context, proof_day, policy_root, state, attempts,
                  asked_at)
                VALUES (:root, :context, :day, :policy, 'WAITING', 0, :now)
                """),
            job.batchRoot(),
            job.context())
        .bind("day", job.day())
        .bind("policy", job.policyRoot().toArray())
        .bind("now", now)
        .execute();
  }

  static Optional<ProofStatus> find(Handle handle, Bytes32 batchRoot, Fr context) {
    return named(
            handle.createQuery("SELECT state, attempts, proof, refusal FROM proofs" + THIS_ONE),
            batchRoot,
            context)
        .map((row, _) -> status(row))
        .findOne();
  }

  static int countWaiting(Handle handle) {
    return handle
        .createQuery("SELECT COUNT(*) FROM proofs WHERE state = 'WAITING'")
        .mapTo(Integer.class)
        .one();
  }

  static List<ProofJob> waiting(Handle handle, int limit) {
    return handle
        .createQuery(
            "SELECT batch_root, context, proof_day, policy_root FROM proofs"
                + " WHERE state = 'WAITING' ORDER BY seq LIMIT :limit")
        .bind("limit", limit)
        .map((row, _) -> job(row))
        .list();
  }

  static void begin(Handle handle, ProofJob job) {
    named(
            handle.createUpdate("UPDATE proofs SET attempts = attempts + 1" + THIS_ONE),
            job.batchRoot(),
            job.context())
        .execute();
  }

  static boolean decide(Handle handle, ProofJob job, Proved proved) {
    return decided(
        named(
                handle.createUpdate(
                    "UPDATE proofs SET state = 'PROVED', proof = :proof"
                        + THIS_ONE
                        + " AND state = 'WAITING'"),
                job.batchRoot(),
                job.context())
            .bind("proof", proved.proof().toArray())
            .execute());
  }

  static boolean decide(Handle handle, ProofJob job, Refused refused) {
    return decided(
        named(
                handle.createUpdate(
                    "UPDATE proofs SET state = 'REFUSED', refusal = :refusal"
                        + THIS_ONE
                        + " AND state = 'WAITING'"),
                job.batchRoot(),
                job.context())
            .bind("refusal", refused.reason())
            .execute());
  }

  private static boolean decided(int updated) {
    if (updated != 1) {
      throw new IllegalStateException("only a waiting proof is decided");
    }
    return true;
  }

  private static <S extends SqlStatement<S>> S named(S statement, Bytes32 root, Fr context) {
    return statement.bind("root", root.toArray()).bind("context", context.toBytes().toArray());
  }

  private static ProofStatus status(ResultSet row) throws SQLException {
    return switch (row.getString(1)) {
      case "WAITING" -> new Waiting(row.getInt(2));
      case "PROVED" -> new Proved(Bytes.wrap(row.getBytes(3)));
      case "REFUSED" -> new Refused(row.getString(4));
      default -> throw damaged();
    };
  }

  private static ProofJob job(ResultSet row) throws SQLException {
    return new ProofJob(
        Bytes32.wrap(row.getBytes(1)),
        Fr.of(Bytes32.wrap(row.getBytes(2))).orElseThrow(ProofTable::damaged),
        row.getLong(3),
        Bytes32.wrap(row.getBytes(4)));
  }

  private static PrivacyException damaged() {
    return new PrivacyException(Code.VAULT_CORRUPT, "a stored proof job is damaged");
  }
}
