/// What this node tells a peer that asks: headers, bodies, receipts, transactions that wait.
///
/// [org.concordat.chain.p2p.serve.EthServer] is a pure function of a request and of the chain as it
/// is at that moment, which it sees through the port [org.concordat.chain.p2p.serve.ChainView]. It
/// has no thread, connection or memory of who asks.
///
/// Invariants: an answer holds only what is stored, in the order it was asked for; what is missing
/// is left out, never made up. One request costs at most as many look-ups as its answer may have
/// items ([org.concordat.chain.p2p.eth.EthLimits]), and an answer fits into a message whatever the
/// request says. Sources: the eth protocol (EIP-2464, 2481, 7642); Besu as the one who asks:
/// headers with a skip of 199 while it syncs, backwards by number to find a common ancestor, bodies
/// in batches larger than one answer, of which it takes a part.
@org.jspecify.annotations.NullMarked
package org.concordat.chain.p2p.serve;
