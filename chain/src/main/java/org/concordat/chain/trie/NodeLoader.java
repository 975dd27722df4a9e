package org.concordat.chain.trie;

import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.ChainException;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.trie.Node.Loaded;
import org.concordat.chain.trie.Node.Unloaded;

/// Turns references into nodes.
record NodeLoader(NodeStore store) {
  Loaded load(Unloaded unloaded) {
    Bytes32 hash = Bytes32.wrap(unloaded.hash());
    Bytes rlp = store.node(hash).orElseThrow(() -> missing(hash));
    try {
      return NodeCodec.decode(rlp, unloaded.reference);
    } catch (RlpException damaged) {
      throw new ChainException(
          ChainException.Code.STORE_CORRUPT,
          "trie node "
              + hash
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
