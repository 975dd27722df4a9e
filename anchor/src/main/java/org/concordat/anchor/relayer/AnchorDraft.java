package org.concordat.anchor.relayer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.contract.AnchorArguments;
import org.concordat.anchor.proof.AnchorRecord;
import org.concordat.anchor.proof.MalformedException;
import org.concordat.anchor.proof.QbftHeader;
import org.concordat.anchor.proof.RegistryProof;
import org.concordat.anchor.proof.Seals;
import org.concordat.genesis.Address;

/// An anchor collected from a consortium node and checked link by link, before gas is spent on it.
///
/// @param digest what the contract will hold
record AnchorDraft(AnchorArguments arguments, Bytes32 digest) {
  /// @param validators whose seals the contract accepts
  /// @return empty when the node does not have the block yet
  /// @throws AnchorException when the node contradicts itself or the seals do not suffice
  static Optional<AnchorDraft> collect(
      ConsortiumSource source, long block, Set<Address> validators, AnchorIdentity identity) {
    Optional<ConsortiumSource.SealedHeader> header = source.sealedHeader(block);
    Optional<RegistryProof> proof = source.registryProof(block);
    if (header.isEmpty() || proof.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(check(header.get(), proof.get(), block, validators, identity));
    } catch (MalformedException e) {
      throw inconsistent(block, e.reason());
    }
  }

  private static AnchorDraft check(
      ConsortiumSource.SealedHeader sealed,
      RegistryProof proof,
      long block,
      Set<Address> validators,
      AnchorIdentity identity)
      throws MalformedException {
    QbftHeader header = QbftHeader.read(sealed.encoded());
    if (header.number() != block || !header.blockHash().equals(sealed.reportedHash())) {
      throw inconsistent(block, "its header hashes to " + header.blockHash());
    }
    Bytes32 sealHash = header.sealHash();
    List<Bytes> seals = Seals.canonical(sealHash, header.extra().seals(), validators);
    RegistryProof.Registry registry = proof.check(header.stateRoot());
    AnchorRecord anchored =
        new AnchorRecord(
            identity.l2ChainId(),
            identity.consortiumChainId(),
            identity.genesisHash(),
            block,
            sealHash,
            header.stateRoot(),
            registry.root(),
            registry.batchCount());
    return new AnchorDraft(
        new AnchorArguments(header.commitForm(), seals, proof), anchored.digest());
  }

  private static AnchorException inconsistent(long block, String reason) {
    return new AnchorException(
        AnchorException.Code.CHAIN_INCONSISTENT, "consortium block " + block + ": " + reason);
  }
}
