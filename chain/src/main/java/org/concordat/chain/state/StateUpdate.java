package org.concordat.chain.state;

import java.util.List;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.store.WriteBatch;

/// The state after a block: its root, and what [StateTables#add] stores of it.
public final class StateUpdate {
  private final long height;
  private final Bytes32 root;
  private final List<NodeChange> nodes;
  private final WriteBatch tables;

  /// @param nodes of the account trie and of storage tries
  /// @param tables changes to the flat tables, and new code
  StateUpdate(long height, Bytes32 root, List<NodeChange> nodes, WriteBatch tables) {
    this.height = height;
    this.root = root;
    this.nodes = List.copyOf(nodes);
    this.tables = tables;
  }

  /// Of the block this is the state after.
  long height() {
    return height;
  }

  public Bytes32 root() {
    return root;
  }

  List<NodeChange> nodes() {
    return nodes;
  }

  WriteBatch tables() {
    return tables;
  }
}
