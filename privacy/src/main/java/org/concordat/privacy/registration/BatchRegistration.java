package org.concordat.privacy.registration;

import org.apache.tuweni.bytes.Bytes32;

/// What a member tells the chain about a batch.
///
/// @param count records in the batch, without padding
/// @param schema keccak256 of the schema id
public record BatchRegistration(Bytes32 batchRoot, int count, Bytes32 schema) {}
