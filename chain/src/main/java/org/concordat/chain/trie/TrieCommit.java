package org.concordat.chain.trie;

import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.trie.Node.Branch;
import org.concordat.chain.trie.Node.Extension;
import org.concordat.chain.trie.Node.Leaf;
import org.concordat.chain.trie.Node.Loaded;

/// Hands the nodes a store lacks to a sink, children first.
final class TrieCommit {
  private TrieCommit() {}

  /// A node that stands in its parent is not handed over.
  static void commit(Node node, NodeSink sink) {
    if (!(node instanceof Loaded loaded) || loaded.stored) {
      return;
    }
    below(loaded, sink);
    byte[] rlp = NodeCodec.encode(loaded);
    byte[] known = loaded.reference;
    byte[] reference = known == null ? NodeCodec.remember(loaded, rlp) : known;
    if (!NodeCodec.isInline(rlp)) {
      sink.put(Bytes32.wrap(reference, 1), Bytes.wrap(rlp));
    }
    loaded.stored = true;
  }

  private static void below(Loaded node, NodeSink sink) {
    switch (node) {
      case Leaf _ -> {}
      case Extension extension -> commit(extension.child, sink);
      case Branch branch -> {
        for (Node child : branch.children) {
          commit(child, sink);
        }
      }
    }
  }
}
