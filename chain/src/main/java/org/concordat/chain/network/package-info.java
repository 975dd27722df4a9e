/// How nodes reach each other: a port, and the transport for nodes inside one process.
///
/// A node joins with a [org.concordat.chain.network.PeerHandler] and gets a
/// [org.concordat.chain.network.Link]: it sends messages that may be lost, late or repeated, and
/// asks for blocks. What crosses the link is always bytes, so that a receiver checks what it gets
/// whoever sent it. devp2p will be the second implementation; both pass `NetworkContract`.
///
/// Invariants: a message is delivered to its receiver on one thread at a time and never on the
/// sender's; a receiver that is slow loses the newest messages beyond its bound and delays nobody.
/// May use `bytes` only.
@org.jspecify.annotations.NullMarked
package org.concordat.chain.network;
