/// Node discovery, version 4: how a node that knows one other node finds the rest.
///
/// ```
///   datagram ──▶ PacketCodec ──▶ Discovery ──▶ effects: send a datagram, a node was found
///                                    │
///                  NodeTable, Lookup, Questions, Allowances, Newcomers
/// ```
///
/// [org.concordat.chain.p2p.discovery.Discovery] is a state machine: datagrams and ticks in,
/// effects out; it has no thread, socket or clock, and its randomness is passed in.
/// [org.concordat.chain.p2p.discovery.DiscoveryService] is the one class on a socket. A node is
/// reported once it has proved that it receives at its address, and unless its record
/// ([org.concordat.chain.p2p.discovery.NodeRecord]) says that it is on another chain.
///
/// Invariants: whoever has not proved its address gets at most a Pong for a Ping, and a Ping now
/// and then, so that nobody can aim our answers at a third party; requests are sent on ticks only,
/// a few at a time; whatever arrives costs no more than the bounds named in the classes, and no
/// signature is looked at before size, rate and hash. Uses `p2p.eth` for the fork id. Sources: the
/// devp2p specifications discv4 and enr; EIP-8, 778, 868, 2124.
@org.jspecify.annotations.NullMarked
package org.concordat.chain.p2p.discovery;
