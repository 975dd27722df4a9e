package org.concordat.privacy.gateway;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.concordat.privacy.batch.Registrar;
import org.concordat.privacy.batch.RegistrarPass;
import org.concordat.privacy.commitment.BatchTree;
import org.concordat.privacy.csv.CsvLimits;
import org.concordat.privacy.csv.RecordFile;
import org.concordat.privacy.csv.RecordFileReader;
import org.concordat.privacy.registration.Registered;
import org.concordat.privacy.schema.RecordSchema;
import org.concordat.privacy.schema.ValidRecord;
import org.concordat.privacy.vault.DeliveryOutcome;
import org.concordat.privacy.vault.DeliveryPosting;
import org.concordat.privacy.vault.PostOutcome;
import org.concordat.privacy.vault.Posting;
import org.concordat.privacy.vault.RecordId;
import org.concordat.privacy.vault.Vault;
import org.concordat.privacy.vault.VaultBatch;
import org.concordat.privacy.vault.VaultRecord;
import org.concordat.privacy.vault.VaultRecord.Place;

/// Posts records, brings them onto the chain, and answers for them. Safe for several threads.
public final class Gateway {
  private final Vault vault;
  private final Registrar registrar;
  private final AnchorProgress anchor;
  private final int batchSize;
  private final RecentTrees trees;

  /// @param batchSize most records in a batch, one of [BatchTree#SIZES]
  public Gateway(Vault vault, Registrar registrar, AnchorProgress anchor, int batchSize) {
    if (!BatchTree.SIZES.contains(batchSize)) {
      throw new IllegalArgumentException("a batch has 8, 32 or 128 leaves");
    }
    this.vault = vault;
    this.registrar = registrar;
    this.anchor = anchor;
    this.batchSize = batchSize;
    this.trees = new RecentTrees(vault::tree);
  }

  /// Keeps records. Transactions of [Vault#MAX_POSTINGS] each: after a fault some are kept and some
  /// are not, and posting the same again stores only those missing.
  public List<PostOutcome> post(List<Posting> postings) {
    List<PostOutcome> outcomes = new ArrayList<>(postings.size());
    for (int from = 0; from < postings.size(); from += Vault.MAX_POSTINGS) {
      int to = Math.min(from + Vault.MAX_POSTINGS, postings.size());
      outcomes.addAll(vault.post(postings.subList(from, to)));
    }
    return outcomes;
  }

  /// Keeps every record of a CSV file, or none if the file has an error.
  public FileOutcome postFile(Path file, RecordSchema schema) {
    return switch (new RecordFileReader(schema, CsvLimits.DEFAULT).read(file)) {
      case RecordFile.Refused refused -> new FileOutcome.Refused(refused);
      case RecordFile.Accepted accepted ->
          new FileOutcome.Posted(
              post(postings(accepted)), accepted.warnings(), accepted.ignoredColumns());
    };
  }

  /// Keeps a delivery whole; nothing of it is stored where its key was used for another.
  public DeliveryOutcome deliver(DeliveryPosting delivery) {
    return vault.deliver(delivery);
  }

  /// Puts all waiting deliveries into batches. Returns how many batches were made.
  ///
  /// @param slots most deliveries in a batch whose tree has so many leaves
  public int formDeliveredBatches(RecordSchema schema, IntUnaryOperator slots) {
    int made = 0;
    while (vault.formDeliveredBatch(schema, batchSize, slots).isPresent()) {
      made++;
    }
    return made;
  }

  /// Puts waiting records into full batches and, if `partial`, the rest into a last one. Returns
  /// how many batches were made.
  public int formBatches(RecordSchema schema, boolean partial) {
    int made = 0;
    int minimum = partial ? 1 : batchSize;
    while (vault.formBatch(schema, minimum, batchSize).isPresent()) {
      made++;
    }
    return made;
  }

  /// One look at the chain, without waiting; for a loop that runs all the time.
  public RegistrarPass advance() {
    return registrar.advance();
  }

  /// Brings everything that waits onto the chain, waiting for blocks as long as `pace` allows.
  public FlushOutcome flush(RecordSchema schema, Pace pace) {
    formBatches(schema, true);
    int committed = 0;
    while (true) {
      RegistrarPass pass = registrar.advance();
      committed += pass.committed();
      boolean finished = pass.finished() && pass.committed() == 0;
      if (finished) {
        return new FlushOutcome.Finished(committed);
      }
      // After progress the next batches are due at once; only an idle pass waits for a block.
      if (pass.committed() == 0 && !pace.next()) {
        return new FlushOutcome.Unfinished(committed, pass.rejections());
      }
    }
  }

  /// Empty for an id this gateway does not know.
  public Optional<RecordStatus> status(RecordId id) {
    return vault
        .find(id)
        .map(found -> {
          Optional<Registered> registered =
              found.place().flatMap(this::batch).flatMap(VaultBatch::registered);
          FinalityTier tier = registered.map(this::tier).orElse(FinalityTier.ACCEPTED);
          return new RecordStatus(id, tier, found.place(), registered);
        });
  }

  /// The member's part of the evidence; empty until the record is committed.
  public Optional<EvidenceInputs> evidence(RecordId id) {
    return vault.find(id).flatMap(found -> found.place().flatMap(place -> evidence(found, place)));
  }

  private Optional<EvidenceInputs> evidence(VaultRecord found, Place place) {
    return batch(place)
        .flatMap(batch ->
            batch
                .registered()
                .map(registered -> {
                  BatchTree tree = trees.tree(place.batchRoot());
                  return new EvidenceInputs(
                      found.id(),
                      found.schemaId(),
                      found.commitment(),
                      tree.root(),
                      batch.count(),
                      tree.path(place.leafIndex()),
                      registered);
                }));
  }

  private Optional<VaultBatch> batch(Place place) {
    return vault.findBatch(place.batchRoot());
  }

  private FinalityTier tier(Registered registered) {
    if (registered.index() < anchor.settledBatches()) {
      return FinalityTier.SETTLED;
    }
    return registered.index() < anchor.anchoredBatches()
        ? FinalityTier.ANCHORED
        : FinalityTier.COMMITTED;
  }

  private static List<Posting> postings(RecordFile.Accepted file) {
    List<Posting> postings = new ArrayList<>(file.records().size());
    for (int i = 0; i < file.records().size(); i++) {
      ValidRecord content = file.records().get(i);
      postings.add(new Posting(file.idempotencyKey(i), content));
    }
    return postings;
  }
}
