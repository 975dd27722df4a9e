/// Who this node is connected to, and what passes between them.
///
/// | part | classes |
/// |---|---|
/// | connections | `Listener`, `Dialer` → `Sessions` (handshake to end) → `PeerSet` (who may enter), `Bans` |
/// | nodes nobody listed | `p2p.discovery` → `FoundNodes` (when to dial each) → `Explorer` (while there is room) |
/// | one peer | `Peer`: its session's thread reads (`PeerReader`), one more writes (`Outbox`) |
/// | what passes | `ConsensusGossip`, `BlockGossip`, `TransactionGossip`, `BlockDownload` |
///
/// [org.concordat.chain.p2p.peer.Devp2pNetwork] puts them together behind the port `chain.network`,
/// which is all that the node above sees; below, the chain is seen through
/// [org.concordat.chain.p2p.peer.LocalChain].
///
/// Invariants: consensus messages go straight from a peer's reader to their handler and wait for no
/// transaction, block or answer, in either direction; a peer that does not read, answer or keep to
/// the protocol is told why and cut off, at the cost of the bounds named in the classes; nothing a
/// peer claims about its chain is believed beyond asking it for the blocks. Time, randomness and
/// sockets come from [org.concordat.chain.p2p.peer.Surroundings].
@org.jspecify.annotations.NullMarked
package org.concordat.chain.p2p.peer;
