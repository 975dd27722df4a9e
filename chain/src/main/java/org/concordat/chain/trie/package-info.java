/// The Merkle Patricia trie (Yellow Paper, appendix D): roots of state, storage, transactions and
/// receipts, and proofs under them.
///
/// Nodes are loaded when a path reaches them and changed in place; each changed node is encoded and
/// hashed once per commit. A trie is used by one thread, reads without a writer by many. Proofs
/// come from outside and are judged as hostile. Uses `chain.rlp`, `chain.crypto`; knows no
/// database, only its ports [org.concordat.chain.trie.NodeStore] and
/// [org.concordat.chain.trie.NodeSink].
package org.concordat.chain.trie;
