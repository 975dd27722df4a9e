package org.concordat.privacy.vault;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.privacy.vault.ProofStatus.Proved;
import org.concordat.privacy.vault.ProofStatus.Refused;
import org.concordat.privacy.vault.ProofStatus.Waiting;

/// The proofs a member owes, kept in its vault so that none is lost with the process: a job waits
/// until it is proved or refused, and an interrupted one simply waits again.
public final class ProofQueue {
  /// Most jobs that wait at once.
  public static final int MAX_WAITING = 1000;

  private final Database database;
  private final InstantSource clock;

  ProofQueue(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// What became of a request.
  public enum Asked {
    QUEUED,
    /// The same batch and context were asked for before; nothing changed.
    KNOWN,
    /// [#MAX_WAITING] jobs wait already: ask again later.
    FULL
  }

  public Asked ask(ProofJob job) {
    return database.write(handle -> {
      if (ProofTable.find(handle, job.batchRoot(), job.context()).isPresent()) {
        return Asked.KNOWN;
      }
      if (ProofTable.countWaiting(handle) >= MAX_WAITING) {
        return Asked.FULL;
      }
      ProofTable.insert(handle, job, clock.millis());
      return Asked.QUEUED;
    });
  }

  /// Those not made yet, oldest first.
  public List<ProofJob> waiting(int limit) {
    return database.read(handle -> ProofTable.waiting(handle, limit));
  }

  /// Empty if it was never asked for.
  public Optional<ProofStatus> status(ProofJob job) {
    return database.read(handle -> ProofTable.find(handle, job.batchRoot(), job.context()));
  }

  /// Counts an attempt, before it begins: a job that takes the process down with it is seen.
  ///
  /// @return how often it was begun, this time included
  public int begin(ProofJob job) {
    return database.write(handle -> {
      ProofTable.begin(handle, job);
      return switch (ProofTable.find(handle, job.batchRoot(), job.context()).orElseThrow()) {
        case Waiting(int attempts) -> attempts;
        case Proved _, Refused _ -> throw new IllegalStateException("this proof was decided");
      };
    });
  }

  public void proved(ProofJob job, Bytes proof) {
    database.<Boolean>write(handle -> ProofTable.decide(handle, job, new Proved(proof)));
  }

  /// @param reason at most [Refused#MAX_REASON_LENGTH] characters
  public void refused(ProofJob job, String reason) {
    database.<Boolean>write(handle -> ProofTable.decide(handle, job, new Refused(reason)));
  }
}
