package org.concordat.anchor.relayer;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.proof.RegistryProof;

/// A node of the consortium chain. Every call throws {@link org.concordat.anchor.AnchorException}
/// when the node does not answer. Nothing it says is believed without a check.
public interface ConsortiumSource {
  /// The number of the newest block; it is final.
  long head();

  /// A block's header, or empty when the node does not have the block.
  Optional<SealedHeader> sealedHeader(long number);

  /// RecordRegistry's proofs after that block, or empty when the node does not have it.
  Optional<RegistryProof> registryProof(long number);

  /// How many batches RecordRegistry held after that block: a hint for scheduling, proven later.
  long batchCount(long number);

  /// @param encoded RLP with seals, as the node stores it
  /// @param reportedHash the block hash that the node gave
  record SealedHeader(Bytes encoded, Bytes32 reportedHash) {}
}
