package org.concordat.privacy.registration;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.Address;

/// `RecordRegistry` on behalf of one member signer. Every method but [#sign] and [#member] asks the
/// chain and throws `PrivacyException` when it cannot be reached.
public interface Registry {
  /// The signer's account.
  Address member();

  /// Transactions of the signer in blocks: the lowest nonce that is free.
  long minedNonce();

  /// Why a registration would revert now; empty if it would work.
  Optional<String> objection(BatchRegistration registration);

  /// Signs without sending. The same arguments give the same bytes.
  SignedRegistration sign(BatchRegistration registration, long nonce);

  SendOutcome send(SignedRegistration transaction);

  /// @param registration what the transaction was to register; a receipt that says otherwise counts
  ///   as reverted
  Fate fate(SignedRegistration transaction, BatchRegistration registration);

  /// The registration of this root by this member, however it came about.
  Optional<Registered> find(Bytes32 batchRoot);
}
