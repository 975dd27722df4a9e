/// World state: what every account holds, at any block ever imported.
///
/// - [org.concordat.chain.state.StateReader] is the read port: accounts, slots, code at one state
///   root. [org.concordat.chain.state.WorldState] implements it over the Merkle Patricia tries.
/// - [org.concordat.chain.state.JournaledState] is one block's working copy: a cache over a reader
///   with a journal, so that a call that reverts leaves nothing behind. It knows no tries.
/// - [org.concordat.chain.state.StateChanges] is what a block changed; `WorldState.update` turns it
///   into new trie nodes and a state root, once per block.
///
/// - [org.concordat.chain.state.StateTables] is the layout in the store: flat tables and trie nodes
///   by place for the newest state, and for older ones the nodes that later blocks replaced.
///   [org.concordat.chain.state.StateRetention] says how many of those are kept.
///
/// A reader stays consistent while later blocks are written: a trie node is taken only if it has
/// the digest its parent names, and a flat value only if no later block had begun to be written
/// after it was read; else the tries and the history answer.
///
/// Invariants: an account that is empty in the sense of EIP-161 is never written by a transaction;
/// a reader never changes. May import bytes, crypto, rlp, types, trie and store.
@NullMarked
package org.concordat.chain.state;

import org.jspecify.annotations.NullMarked;
