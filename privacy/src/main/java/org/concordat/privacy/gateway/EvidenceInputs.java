package org.concordat.privacy.gateway;

import org.concordat.genesis.bn254.Fr;
import org.concordat.privacy.commitment.MerklePath;
import org.concordat.privacy.registration.Registered;
import org.concordat.privacy.vault.RecordId;

/// The member's part of an evidence package: from the commitment to the registration. Public.
///
/// @param schemaId for example `legal-entity/1`; the chain has its keccak256
/// @param count records in the batch, without padding
/// @param path from the commitment to the batch root; its index is the leaf index
public record EvidenceInputs(
    RecordId id,
    String schemaId,
    Fr commitment,
    Fr batchRoot,
    int count,
    MerklePath path,
    Registered registered) {}
