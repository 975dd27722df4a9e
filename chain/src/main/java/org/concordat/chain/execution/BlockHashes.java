package org.concordat.chain.execution;

import org.apache.tuweni.bytes.Bytes32;

/// The hashes of the ancestors of the block being executed, for BLOCKHASH.
@FunctionalInterface
public interface BlockHashes {
  /// Zero for every number asked for.
  BlockHashes NONE = _ -> Bytes32.ZERO;

  /// @param number of an ancestor at most 256 blocks back
  Bytes32 hashOf(long number);
}
