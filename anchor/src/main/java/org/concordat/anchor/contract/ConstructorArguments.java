package org.concordat.anchor.contract;

import java.util.List;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.Address;

/// What a ConsortiumAnchor is created for.
///
/// @param validators of the genesis state; the contract learns of changes by proofs
public record ConstructorArguments(
    long consortiumChainId, Address registry, Bytes32 genesisHash, List<Address> validators) {
  public ConstructorArguments {
    validators = List.copyOf(validators);
  }
}
