package org.concordat.anchor.relayer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.proof.RegistryProof;
import org.concordat.anchor.proof.ValidatorProof;
import org.concordat.genesis.Address;

/// A node of the consortium chain. Every call throws {@link org.concordat.anchor.AnchorException}
/// when the node does not answer. Nothing it says is believed without a check.
public interface ConsortiumSource {
  /// The number of the newest block; it is final.
  long head();

  /// A block's header, or empty when the node does not have the block.
  Optional<SealedHeader> sealedHeader(long number);

  /// RecordRegistry's proofs after that block, or empty when the node does not have it.
  Optional<RegistryProof> registryProof(long number);

  /// The proofs of Constitution's validators after that block, or empty when the node does not have
  /// it.
  Optional<ValidatorProof> validatorProof(long number);

  /// The validators in the state after that block: a hint, proven later.
  Set<Address> validators(long number);

  /// The blocks from `first` to `last` in which Constitution told of anything, ascending: a hint
  /// where its validators may have changed.
  List<Long> constitutionBlocks(long first, long last);

  /// How many batches RecordRegistry held after that block: a hint for scheduling, proven later.
  long batchCount(long number);

  /// @param encoded RLP with seals, as the node stores it
  /// @param reportedHash the block hash that the node gave
  record SealedHeader(Bytes encoded, Bytes32 reportedHash) {}
}
