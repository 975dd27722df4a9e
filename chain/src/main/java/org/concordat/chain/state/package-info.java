/// World state: what every account holds, at any block ever imported.
///
/// - [org.concordat.chain.state.StateReader] is the read port: accounts, slots, code at one state
///   root. [org.concordat.chain.state.WorldState] implements it over the Merkle Patricia tries.
/// - [org.concordat.chain.state.JournaledState] is one block's working copy: a cache over a reader
///   with a journal, so that a call that reverts leaves nothing behind. It knows no tries.
/// - [org.concordat.chain.state.StateChanges] is what a block changed; `WorldState.update` turns it
///   into new trie nodes and a state root, once per block.
///
/// Layout in the store: trie nodes by hash (accounts and storage share one segment, because a node
/// is its own name) and code by hash. Nothing is ever pruned: every root ever committed can be read
/// and proved. Flat head tables (account hash to account, account hash and slot hash to value) are
/// a read cache that can be added beside these two without changing them; the tries stay the truth,
/// and a reader at a root is consistent while later blocks are written, which flat tables alone are
/// not.
///
/// Invariants: an account that is empty in the sense of EIP-161 is never written by a transaction;
/// a reader never changes. May import bytes, crypto, rlp, types, trie and store.
@NullMarked
package org.concordat.chain.state;

import org.jspecify.annotations.NullMarked;
