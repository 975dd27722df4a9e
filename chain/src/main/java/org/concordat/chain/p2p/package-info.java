/// devp2p: how this node speaks with nodes of other processes, ours or Besu's.
///
/// | package | what it knows |
/// |---|---|
/// | `p2p.rlpx` | handshake, secrets, frames: bytes in, bytes out, no socket |
/// | `p2p.wire` | Hello, capabilities and message ids, compression, disconnects; one connection on a socket |
/// | `p2p.eth` | messages of `eth/68` and `eth/69`, fork ids, what a Status must say |
/// | `p2p.serve` | what a peer that asks is answered |
/// | `p2p.discovery` | how nodes find each other, over UDP |
/// | `p2p.peer` | who is connected, and what passes between them; behind the port `chain.network` |
///
/// Each uses only those before it. This root holds what a connection ends with: a
/// [org.concordat.chain.p2p.DisconnectReason], carried by a [org.concordat.chain.p2p.PeerFault]
/// from the line that finds a peer at fault to the one edge that catches it.
///
/// Invariants: whatever a peer sends costs memory and time bounded by constants named where they
/// apply; no secret leaves its object. Sources: the RLPx transport protocol, version 5; the eth
/// protocol; EIP-8, 706, 778, 868, 2124, 2464, 5793, 6122, 7642.
@org.jspecify.annotations.NullMarked
package org.concordat.chain.p2p;
