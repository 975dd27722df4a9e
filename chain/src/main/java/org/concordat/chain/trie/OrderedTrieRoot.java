package org.concordat.chain.trie;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.rlp.RlpWriter;

/// The root over a list: transactions, receipts or withdrawals of a block, each under the RLP of
/// its index.
public final class OrderedTrieRoot {
  private OrderedTrieRoot() {}

  public static Bytes32 of(List<Bytes> items) {
    MerkleTrie trie = new MerkleTrie();
    for (int i = 0; i < items.size(); i++) {
      trie.put(new RlpWriter().writeScalar(i).toBytes(), items.get(i));
    }
    return trie.rootHash();
  }
}
