package org.concordat.chain.trie;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Keccak;

/// The nodes of one trie by path, as a database holds them; distrusts what a commit says.
final class NodeTable implements NodeStore, NodeSink {
  private final Map<Bytes, Bytes> nodes = new HashMap<>();
  private int writes;

  @Override
  public Optional<Bytes> node(Bytes path, Bytes32 hash) {
    return Optional.ofNullable(nodes.get(path)).filter(rlp -> Keccak.hash(rlp).equals(hash));
  }

  @Override
  public void put(Bytes path, Bytes32 hash, Bytes rlp, Optional<Bytes> before) {
    assertThat(Keccak.hash(rlp)).isEqualTo(hash);
    assertThat(Optional.ofNullable(nodes.put(path, rlp))).isEqualTo(before);
    writes++;
  }

  @Override
  public void remove(Bytes path, Bytes before) {
    assertThat(nodes.remove(path)).isEqualTo(before);
    writes++;
  }

  int writes() {
    return writes;
  }

  Set<Bytes> paths() {
    return nodes.keySet();
  }

  /// Every node here is reachable from the root: what a trie no longer has was removed.
  void assertHoldsNothingBut(Bytes32 root) {
    Set<Bytes> reachable = new HashSet<>();
    TrieNodes.visit(
        this,
        root,
        new TrieNodes.Visitor() {
          @Override
          public boolean node(Bytes path, Bytes32 hash) {
            return reachable.add(path);
          }
        });
    assertThat(nodes.keySet()).isEqualTo(reachable);
  }
}
