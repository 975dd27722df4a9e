/// The base protocol of devp2p, and one connection on a socket.
///
/// After the handshake both sides say [org.concordat.chain.p2p.wire.Hello]; from then on message
/// ids are shared out among the capabilities both have
/// ([org.concordat.chain.p2p.wire.MessageSpace]) and every payload is compressed
/// ([org.concordat.chain.p2p.wire.MessageCodec]). [org.concordat.chain.p2p.wire.Connection] is the
/// only class here that touches a socket: blocking reads and writes, each within a deadline, made
/// for one virtual thread per direction.
///
/// Invariants: a length is checked before anything is allocated for it, and memory for a frame
/// grows with the bytes that came; no read waits longer than its deadline, however slowly bytes
/// drip. The only user of the compression library. Source: RLPx, section Capability Messaging.
@org.jspecify.annotations.NullMarked
package org.concordat.chain.p2p.wire;
