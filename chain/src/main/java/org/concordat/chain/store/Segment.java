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
  /// Format 1 only: Keccak digest to trie node RLP. Emptied by the upgrade to format 2.
  TRIE_NODES,
  /// Place in a trie to the node there under the newest state root.
  STATE_TRIES,
  /// Place in a trie and block number, 8 bytes big-endian, to the node there before that block.
  STATE_HISTORY,
  /// Block number, 8 bytes big-endian, to the places whose history ends there.
  HISTORY_JOURNAL,
  /// Keccak digest to contract code.
  CODE,
  /// Hashed address to account RLP, in the newest state.
  FLAT_ACCOUNTS,
  /// Hashed address and hashed slot to value RLP, in the newest state.
  FLAT_STORAGE,
  /// What this node must remember of consensus across a restart.
  CONSENSUS,
  /// Single values: head, genesis hash, versions.
  METADATA
}
