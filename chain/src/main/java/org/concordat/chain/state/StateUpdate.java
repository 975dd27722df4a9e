package org.concordat.chain.state;

import java.util.Map;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/// A new state: its root and what has to be stored before it can be read.
///
/// @param nodes new trie nodes by hash; some may be stored already
/// @param code new code by hash
public record StateUpdate(Bytes32 root, Map<Bytes32, Bytes> nodes, Map<Bytes32, Bytes> code) {
  public StateUpdate {
    nodes = Map.copyOf(nodes);
    code = Map.copyOf(code);
  }
}
