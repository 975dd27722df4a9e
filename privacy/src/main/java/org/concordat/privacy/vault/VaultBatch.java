package org.concordat.privacy.vault;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.privacy.registration.Registered;
import org.concordat.privacy.registration.SignedRegistration;

/// A batch and how far it has come.
///
/// @param count records in it
/// @param transaction present while `SUBMITTED`: signed, perhaps sent
/// @param registered present when `COMMITTED`
public record VaultBatch(
    Bytes32 root,
    String schemaId,
    int count,
    State state,
    Optional<SignedRegistration> transaction,
    Optional<Registered> registered) {
  /// In order; a batch only moves forward, but for a registration that reverted.
  public enum State {
    BATCHED,
    SUBMITTED,
    COMMITTED
  }
}
