package org.concordat.privacy.vault;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.bn254.Fr;

/// What may be said of a record without opening it.
///
/// @param place where it sits once it is in a batch
public record VaultRecord(
    RecordId id, String schemaId, Fr commitment, long acceptedAtMillis, Optional<Place> place) {
  /// A leaf of a batch.
  public record Place(Bytes32 batchRoot, int leafIndex) {}
}
