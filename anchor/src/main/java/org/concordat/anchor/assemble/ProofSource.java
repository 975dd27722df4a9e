package org.concordat.anchor.assemble;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.Address;

/// A node that proves its state: either chain's. Every call throws {@link
/// org.concordat.anchor.AnchorException} when the node does not answer or does not have the block.
public interface ProofSource {
  /// Header bytes with the node's word for the block's hash.
  HeaderWithHash header(long number);

  /// @param slots slot numbers, not their hashes
  Proofs proofs(Address account, List<Bytes32> slots, long block);

  record HeaderWithHash(Bytes encoded, Bytes32 hash) {}

  /// @param storage one proof per slot, in the order asked
  record Proofs(List<Bytes> account, List<List<Bytes>> storage) {}
}
