package org.concordat.privacy.vault;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.keys.KeyWrapping;
import org.concordat.privacy.PrivacyException;
import org.concordat.privacy.PrivacyException.Code;
import org.concordat.privacy.commitment.BatchTree;
import org.concordat.privacy.registration.Registered;
import org.concordat.privacy.registration.SignedRegistration;
import org.concordat.privacy.schema.RecordSchema;
import org.concordat.privacy.vault.DeliveryTable.Delivered;
import org.concordat.privacy.vault.RecordTable.Closed;
import org.concordat.privacy.vault.VaultRecord.Place;
import org.jdbi.v3.core.Handle;

/// One member's records. Safe for use by several threads. Every method may throw
/// `PrivacyException`; what it would have changed is then unchanged.
public final class Vault implements AutoCloseable {
  /// Most postings in one transaction.
  public static final int MAX_POSTINGS = 1000;

  private final Database database;
  private final SubjectTable subjects;
  private final Intake intake;
  private final Clock clock;

  Vault(
      Database database,
      IndexKey indexKey,
      KeyWrapping keyWrapping,
      SecureRandom random,
      Clock clock) {
    this.database = database;
    this.subjects = new SubjectTable(keyWrapping, random, clock);
    this.intake = new Intake(indexKey, subjects, random, clock);
    this.clock = clock;
  }

  /// Opens a vault, or creates it where there is none.
  public static Vault open(
      VaultLocation location, KeyWrapping keyWrapping, SecureRandom random, Clock clock) {
    return new VaultOpening(location, keyWrapping, random, clock).open();
  }

  /// Keeps all postings or, on a fault, none. Outcomes are in the order of the postings.
  public List<PostOutcome> post(List<Posting> postings) {
    if (postings.size() > MAX_POSTINGS) {
      throw new IllegalArgumentException("at most " + MAX_POSTINGS + " postings at once");
    }
    return database.write(
        handle -> postings.stream().map(posting -> intake.post(handle, posting)).toList());
  }

  /// Keeps all records of a delivery, or none.
  public DeliveryOutcome deliver(DeliveryPosting posting) {
    return posting.delivery().isGenuine()
        ? database.write(handle -> intake.deliver(handle, posting))
        : new DeliveryOutcome.Forged();
  }

  public Optional<VaultRecord> find(RecordId id) {
    return database.read(handle -> RecordTable.find(handle, id));
  }

  /// Decrypts a record; empty if there is none with this id and schema.
  public Optional<OpenedRecord> openRecord(RecordId id, RecordSchema schema) {
    return database.read(handle ->
        RecordTable.findClosed(handle, id)
            .filter(closed -> closed.schemaId().equals(schema.id()))
            .map(closed -> open(handle, id, closed, schema)));
  }

  /// Records that are in no batch yet.
  public long countWaiting(RecordSchema schema) {
    return database.read(handle -> RecordTable.countWaiting(handle, schema.id()));
  }

  /// Makes a batch of the oldest waiting records that came on their own.
  ///
  /// @param minimum fewer waiting records than this make no batch
  /// @param maximum most records in the batch
  public Optional<VaultBatch> formBatch(RecordSchema schema, int minimum, int maximum) {
    if (minimum < 1 || maximum < minimum || maximum > BatchTree.MAX_SIZE) {
      throw new IllegalArgumentException("a batch has 1 to 128 records");
    }
    return database.write(handle -> {
      List<VaultRecord> members = RecordTable.waiting(handle, schema.id(), maximum);
      return members.size() < minimum
          ? Optional.empty()
          : Optional.of(formBatch(handle, schema, members));
    });
  }

  /// Makes a batch of the oldest waiting deliveries: as many as fit, and at least one, whatever its
  /// size. Empty if none waits.
  ///
  /// @param maximum most records in a batch of several deliveries
  /// @param slots most deliveries in a batch whose tree has so many leaves
  public Optional<VaultBatch> formDeliveredBatch(
      RecordSchema schema, int maximum, IntUnaryOperator slots) {
    return database.write(handle -> {
      List<Delivered> waiting =
          DeliveryTable.waiting(handle, schema.id(), slots.applyAsInt(BatchTree.MAX_SIZE));
      List<Delivered> taken = waiting.subList(0, fitting(waiting, maximum, slots));
      return taken.isEmpty()
          ? Optional.empty()
          : Optional.of(formDeliveredBatch(handle, schema, taken));
    });
  }

  /// How many of the first deliveries make one batch.
  private static int fitting(List<Delivered> waiting, int maximum, IntUnaryOperator slots) {
    int records = 0;
    for (int taken = 0; taken < waiting.size(); taken++) {
      records += waiting.get(taken).count();
      boolean fits =
          records <= maximum && taken + 1 <= slots.applyAsInt(BatchTree.sizeFor(records));
      if (taken > 0 && !fits) {
        return taken;
      }
    }
    return waiting.size();
  }

  /// The deliveries of a batch, in the order of their leaves; none for a batch of other records.
  public List<DeliveredRun> runs(Bytes32 batchRoot) {
    return database.read(handle -> intake.runs(handle, batchRoot));
  }

  public Optional<VaultBatch> findBatch(Bytes32 root) {
    return database.read(handle -> BatchTable.find(handle, root));
  }

  /// Batches not committed yet: the submitted ones first, each kind oldest first.
  public List<VaultBatch> unfinishedBatches(int limit) {
    return database.read(handle -> BatchTable.unfinished(handle, limit));
  }

  /// Batches of a schema that are on the chain, in the order of the registry.
  public List<VaultBatch> committedBatches(RecordSchema schema, int limit) {
    return database.read(handle -> BatchTable.committed(handle, schema.id(), limit));
  }

  public long countBatches(VaultBatch.State state) {
    return database.read(handle -> BatchTable.count(handle, state));
  }

  /// The records of a batch by leaf index.
  public List<VaultRecord> members(Bytes32 batchRoot) {
    return database.read(handle -> RecordTable.members(handle, batchRoot));
  }

  /// The batch's tree, rebuilt and compared with its root.
  public BatchTree tree(Bytes32 batchRoot) {
    List<Fr> commitments = members(batchRoot).stream().map(VaultRecord::commitment).toList();
    if (commitments.isEmpty() || commitments.size() > BatchTree.MAX_SIZE) {
      throw new PrivacyException(Code.VAULT_CORRUPT, "members of batch " + batchRoot + " are gone");
    }
    BatchTree tree = BatchTree.of(commitments);
    if (!tree.root().toBytes().equals(batchRoot)) {
      throw new PrivacyException(
          Code.VAULT_CORRUPT, "batch " + batchRoot + " no longer has the root it was made with");
    }
    return tree;
  }

  /// The proofs this member owes.
  public ProofQueue proofs() {
    return new ProofQueue(database, clock);
  }

  /// The highest nonce of a transaction whose fate is open.
  public OptionalLong highestSubmittedNonce() {
    return database.read(BatchTable::highestSubmittedNonce);
  }

  /// Remembers a transaction, before it is sent.
  public void markSubmitted(Bytes32 batchRoot, SignedRegistration transaction) {
    change(handle -> BatchTable.submitted(handle, batchRoot, transaction));
  }

  /// Forgets a transaction that can never register the batch any more.
  public void markWithdrawn(Bytes32 batchRoot) {
    change(handle -> BatchTable.withdrawn(handle, batchRoot));
  }

  public void markCommitted(Bytes32 batchRoot, Registered registered) {
    change(handle -> BatchTable.committed(handle, batchRoot, registered));
  }

  @Override
  public void close() {
    database.close();
  }

  private void change(Consumer<Handle> change) {
    database.<Boolean>write(handle -> {
      change.accept(handle);
      return true;
    });
  }

  private VaultBatch formDeliveredBatch(
      Handle handle, RecordSchema schema, List<Delivered> deliveries) {
    List<VaultRecord> members =
        deliveries.stream()
            .flatMap(delivery -> RecordTable.delivered(handle, delivery.key()).stream())
            .map(id -> RecordTable.find(handle, id).orElseThrow())
            .toList();
    VaultBatch batch = formBatch(handle, schema, members);
    deliveries.forEach(it -> DeliveryTable.place(handle, it.key(), batch.root()));
    return batch;
  }

  private VaultBatch formBatch(Handle handle, RecordSchema schema, List<VaultRecord> members) {
    List<Fr> commitments = members.stream().map(VaultRecord::commitment).toList();
    Bytes32 root = BatchTree.of(commitments).root().toBytes();
    BatchTable.insert(handle, root, schema.id(), members.size(), clock.millis());
    for (int leaf = 0; leaf < members.size(); leaf++) {
      RecordTable.place(handle, members.get(leaf).id(), new Place(root, leaf));
    }
    return BatchTable.find(handle, root).orElseThrow();
  }

  private OpenedRecord open(Handle handle, RecordId id, Closed closed, RecordSchema schema) {
    return subjects
        .find(handle, closed.subject())
        .flatMap(key -> RecordSealer.open(key, id, closed, schema))
        .orElseThrow(
            () -> new PrivacyException(Code.VAULT_CORRUPT, "record " + id + " does not open"));
  }
}
