package org.concordat.privacy.gateway;

import java.util.Optional;
import org.concordat.privacy.registration.Registered;
import org.concordat.privacy.vault.RecordId;
import org.concordat.privacy.vault.VaultRecord.Place;

/// Where a record stands.
///
/// @param place its batch and leaf, once it is in one
/// @param registered where the chain has its batch, from tier `COMMITTED` on
public record RecordStatus(
    RecordId id, FinalityTier tier, Optional<Place> place, Optional<Registered> registered) {}
