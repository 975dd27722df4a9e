package org.concordat.chain.state;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.trie.NodeStore;

/// Where states find what they are made of: trie nodes and code, each by its Keccak digest.
public interface StateStore extends NodeStore {
  Optional<Bytes> code(Bytes32 hash);
}
