package org.concordat.chain.trie;

import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Keccak;

/// A trie under the digests of its keys, so that nobody can choose keys that make it deep: state
/// and storage.
public final class SecureTrie {
  private final MerkleTrie trie;

  public SecureTrie(MerkleTrie trie) {
    this.trie = trie;
  }

  public Optional<Bytes> get(Bytes key) {
    return trie.get(Keccak.hash(key));
  }

  public void put(Bytes key, Bytes value) {
    trie.put(Keccak.hash(key), value);
  }

  public void remove(Bytes key) {
    trie.remove(Keccak.hash(key));
  }

  public List<Bytes> proof(Bytes key) {
    return trie.proof(Keccak.hash(key));
  }

  public Bytes32 rootHash() {
    return trie.rootHash();
  }

  public Bytes32 commit(NodeSink sink) {
    return trie.commit(sink);
  }
}
