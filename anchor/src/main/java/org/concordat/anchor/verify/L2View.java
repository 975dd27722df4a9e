package org.concordat.anchor.verify;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.Address;

/// What the verifier asks a node of the L2. Every call throws {@link
/// org.concordat.anchor.AnchorException} when the node does not answer.
public interface L2View {
  long chainId();

  /// The hash of the canonical block, or empty when the node has none of that number.
  Optional<Bytes32> blockHash(long number);

  /// The account's code at the newest block, empty for none.
  Bytes code(Address account);

  /// `anchors(n)` at the newest block, zero for none.
  Bytes32 anchor(Address contract, long consortiumBlock);
}
