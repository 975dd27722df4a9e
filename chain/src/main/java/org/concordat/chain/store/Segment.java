package org.concordat.chain.store;

/// A key space of its own. The names are on disk: a renamed segment is another format.
public enum Segment {
  /// Block hash to header RLP.
  HEADERS,
  /// Block hash to body RLP.
  BODIES,
  /// Block hash to receipts RLP.
  RECEIPTS,
  /// Block number, 8 bytes big-endian, to block hash.
  CANONICAL,
  /// Transaction hash to where it is.
  TX_INDEX,
  /// Keccak digest to trie node RLP, of state and storage tries alike.
  TRIE_NODES,
  /// Keccak digest to contract code.
  CODE,
  /// Account by hashed address.
  FLAT_ACCOUNTS,
  /// Storage by hashed address and hashed slot.
  FLAT_STORAGE,
  /// What this node must remember of consensus across a restart.
  CONSENSUS,
  /// Single values: head, genesis hash, versions.
  METADATA
}
