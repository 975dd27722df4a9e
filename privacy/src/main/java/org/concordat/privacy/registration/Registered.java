package org.concordat.privacy.registration;

import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.Address;

/// A batch as the registry holds it.
///
/// @param index leaf index in the registry tree
/// @param member who registered it
public record Registered(
    long index, Address member, Bytes32 transactionHash, long blockNumber, Bytes32 blockHash) {}
