package org.concordat.chain.trie;

import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/// Where a trie puts the nodes a commit made, children before parents.
@FunctionalInterface
public interface NodeSink {
  void put(Bytes32 hash, Bytes rlp);
}
