/// Checks that need nothing but bytes: strict RLP, block headers, QBFT extra data and seals, Merkle
/// Patricia proofs, and the two fixed-depth Merkle trees of records.
///
/// Invariants: every input is hostile until checked; an encoding that is not the canonical one is
/// refused, so that no two inputs pass for the same thing; every loop and size has a named bound;
/// nothing here reads a clock, a file or a network. Malformed input is the checked {@link
/// org.concordat.anchor.proof.MalformedException}, which callers turn into a verdict.
///
/// May use: the JDK, Tuweni bytes, web3j's crypto, genesis. Specs: Ethereum Yellow Paper appendices
/// B (RLP) and D (trie); Besu's QBFT header hashing.
@NullMarked
package org.concordat.anchor.proof;

import org.jspecify.annotations.NullMarked;
