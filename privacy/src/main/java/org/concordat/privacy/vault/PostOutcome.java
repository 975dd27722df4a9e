package org.concordat.privacy.vault;

import org.concordat.genesis.bn254.Fr;

/// What became of a posting.
public sealed interface PostOutcome {
  /// Kept, durably.
  record Accepted(RecordId id, Fr commitment) implements PostOutcome {}

  /// The same posting was accepted before, under this id; nothing was stored.
  record AlreadyAccepted(RecordId id, Fr commitment) implements PostOutcome {}

  /// The idempotency key was used before for other content; nothing was stored.
  record KeyReused(RecordId first) implements PostOutcome {}
}
