package org.concordat.anchor.relayer;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.contract.SetChangeArguments;
import org.concordat.anchor.proof.AnchorRecord;
import org.concordat.anchor.proof.Keccak256;
import org.concordat.anchor.proof.MalformedException;
import org.concordat.anchor.proof.ValidatorProof;
import org.concordat.genesis.Address;

/// A set change collected from both chains and checked link by link, before gas is spent on it.
///
/// @param digest of the list that the contract will know
record SetChangeDraft(SetChangeArguments arguments, Bytes32 digest) {
  /// @param block an anchored block
  /// @return empty when an endpoint does not know the block or its anchor yet
  /// @throws AnchorException when an endpoint contradicts itself
  static Optional<SetChangeDraft> collect(
      ConsortiumSource source, AnchorTarget target, long block, AnchorIdentity identity) {
    Optional<AnchorTarget.AnchoredWords> words = target.anchoredWords(block);
    Optional<ValidatorProof> proof = source.validatorProof(block);
    if (words.isEmpty() || proof.isEmpty()) {
      return Optional.empty();
    }
    AnchorRecord anchored = record(identity, block, words.get());
    if (!target.anchor(block).equals(anchored.digest())) {
      throw inconsistent("the contract's event for block " + block + " does not fit its anchor");
    }
    try {
      Set<Address> validators = proof.get().check(anchored.stateRoot());
      return Optional.of(
          new SetChangeDraft(new SetChangeArguments(anchored, proof.get()), digest(validators)));
    } catch (MalformedException e) {
      throw inconsistent("validators of consortium block " + block + ": " + e.reason());
    }
  }

  /// Keccak-256 of the addresses in ascending order.
  static Bytes32 digest(Set<Address> validators) {
    return Keccak256.of(
        new TreeSet<>(validators).stream().map(Address::bytes).toArray(Bytes[]::new));
  }

  private static AnchorRecord record(
      AnchorIdentity identity, long block, AnchorTarget.AnchoredWords words) {
    return new AnchorRecord(
        identity.l2ChainId(),
        identity.consortiumChainId(),
        identity.genesisHash(),
        block,
        words.sealHash(),
        words.stateRoot(),
        words.registryRoot(),
        words.batchCount());
  }

  private static AnchorException inconsistent(String reason) {
    return new AnchorException(AnchorException.Code.CHAIN_INCONSISTENT, reason);
  }
}
