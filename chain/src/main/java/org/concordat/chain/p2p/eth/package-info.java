/// The sub-protocols above the wire: `eth/68` and `eth/69` as values and bytes, the fork id, and
/// what a peer's Status must say; and the name and size of `istanbul/100`, whose payloads belong to
/// `chain.consensus`.
///
/// Invariants: a list in a message has at most the number of items named in
/// [org.concordat.chain.p2p.eth.EthLimits], whoever sends it; transactions stay in the form they
/// came in until the pool decodes them. No thread, no socket, no clock. Sources: the eth protocol
/// (EIP-2464, 2481, 4938, 5793, 7642); EIP-2124, 6122; Besu where it differs: Status of another
/// network ends with reason 0x10, and a network whose forks are all in its genesis takes any fork
/// id.
@org.jspecify.annotations.NullMarked
package org.concordat.chain.p2p.eth;
