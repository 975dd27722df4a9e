package org.concordat.chain.trie;

import java.util.HashMap;
import java.util.Map;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.ChainException;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.trie.Node.Loaded;
import org.concordat.chain.trie.Node.Unloaded;

/// Turns references into nodes, and remembers what the store holds of the nodes that may change.
final class NodeLoader {
  private final NodeStore store;

  /// RLP by path, of nodes loaded to be changed and of nodes committed.
  private final Map<NodePath, byte[]> held = new HashMap<>();

  NodeLoader(NodeStore store) {
    this.store = store;
  }

  /// Loads a node to look at it.
  ///
  /// @param key its first `at` nibbles lead to the node
  Loaded load(Unloaded unloaded, byte[] key, int at) {
    return decode(unloaded, rlp(unloaded, NodePath.of(key, at)));
  }

  /// Loads a node that stays in the trie and may change.
  Loaded loadForChange(Unloaded unloaded, byte[] key, int at) {
    NodePath path = NodePath.of(key, at);
    Bytes rlp = rlp(unloaded, path);
    Loaded node = decode(unloaded, rlp);
    held.put(path, rlp.toArrayUnsafe());
    return node;
  }

  /// What the store holds, by path, as far as it is known.
  Map<NodePath, byte[]> held() {
    return held;
  }

  private Bytes rlp(Unloaded unloaded, NodePath path) {
    Bytes32 hash = Bytes32.wrap(unloaded.hash());
    return store.node(path.bytes(), hash).orElseThrow(() -> missing(hash));
  }

  private static Loaded decode(Unloaded unloaded, Bytes rlp) {
    try {
      return NodeCodec.decode(rlp, unloaded.reference);
    } catch (RlpException damaged) {
      throw new ChainException(
          ChainException.Code.STORE_CORRUPT,
          "trie node "
              + Bytes.wrap(unloaded.hash())
              + " in the database is damaged: "
              + damaged.reason()
              + ". Restore the data directory from a backup or sync again into an empty one.",
          damaged);
    }
  }

  private static ChainException missing(Bytes32 hash) {
    return new ChainException(
        ChainException.Code.STORE_CORRUPT,
        "trie node "
            + hash
            + " is not in the database."
            + " Restore the data directory from a backup or sync again into an empty one.");
  }
}
