package org.concordat.anchor.relayer;

import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.Address;

/// Which consortium is anchored where. An outbox belongs to one identity for ever.
public record AnchorIdentity(
    long consortiumChainId, Bytes32 genesisHash, long l2ChainId, Address contract) {}
