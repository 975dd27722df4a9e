/// How nodes reach each other: a port, and the transport for nodes inside one process.
///
/// A node joins with a [org.concordat.chain.network.PeerHandler] and gets a
/// [org.concordat.chain.network.Link]: it sends messages that may be lost, late or repeated, and
/// asks for blocks. What crosses the link is always bytes, so that a receiver checks what it gets
/// whoever sent it. `p2p.peer` is the implementation between processes; both pass
/// `NetworkContract`.
///
/// Invariants: the consensus messages of one peer arrive in order, one at a time and never on the
/// sender's thread; a receiver that is slow loses messages beyond its bound, or the peer, and
/// delays nobody else. May use `bytes` only.
@org.jspecify.annotations.NullMarked
package org.concordat.chain.network;
