/// RLPx without sockets: the EIP-8 handshake, the secrets it yields, and frames.
///
/// ```
/// initiator                         recipient
///   Initiator.auth()      ── auth ──▶  Recipient.accept(auth)
///   Initiator.secrets(ack) ◀── ack ──  Accepted.ack()
///   FrameWriter / FrameReader  ◀──▶  FrameWriter / FrameReader
/// ```
///
/// Each step is a function of the bytes that came, the node's key and the randomness passed in.
/// Keys are used through [org.concordat.genesis.keys.NodeKey] only, so the node's own may live in
/// hardware. The cipher's weaknesses (one key for both directions, a home-made MAC) are the
/// protocol's; what travels here is signed by its author or checked against a hash all the same.
///
/// Invariants: nothing is decrypted before its MAC matched; a handshake packet has at most
/// [org.concordat.chain.p2p.rlpx.HandshakePacket#MAX_SIZE] bytes. Source: the RLPx transport
/// protocol, sections ECIES Encryption, Initial Handshake, Framing; EIP-8.
@org.jspecify.annotations.NullMarked
package org.concordat.chain.p2p.rlpx;
