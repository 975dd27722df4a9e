package org.concordat.anchor.proof;

import org.apache.tuweni.bytes.Bytes32;

/// What `ConsortiumAnchor` keeps of one consortium block, bound to both chains.
///
/// @param l2ChainId the chain the contract is on
/// @param consortiumChainId the chain it anchors
/// @param genesisHash of the consortium chain
/// @param blockNumber the consortium block
/// @param sealHash what its validators signed
/// @param stateRoot of that block
/// @param registryRoot slot 0 of RecordRegistry
/// @param batchCount slot 1 of RecordRegistry
public record AnchorRecord(
    long l2ChainId,
    long consortiumChainId,
    Bytes32 genesisHash,
    long blockNumber,
    Bytes32 sealHash,
    Bytes32 stateRoot,
    Bytes32 registryRoot,
    long batchCount) {
  /// The contract's mapping of anchors, by consortium block number.
  public static final long ANCHORS_SLOT = 0;

  /// `keccak256(abi.encode(...))` of the components in order: the word at `anchors[blockNumber]`.
  public Bytes32 digest() {
    return Keccak256.of(
        StateProof.slotNumber(l2ChainId),
        StateProof.slotNumber(consortiumChainId),
        genesisHash,
        StateProof.slotNumber(blockNumber),
        sealHash,
        stateRoot,
        registryRoot,
        StateProof.slotNumber(batchCount));
  }
}
