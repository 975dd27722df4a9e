/// The shell that drives QBFT: executes the effects consensus-ibft returns, and feeds it events.
///
/// Inwards, [org.concordat.chain.consensus.QbftMessageReader] turns the bytes of a peer into a
/// message whose every signature has been checked; outwards,
/// [org.concordat.chain.consensus.QbftMessageWriter] signs and encodes.
/// [org.concordat.chain.consensus.ConsensusLoop] owns the protocol's state on one thread; building,
/// validating and importing blocks happen on another, and come back as events.
///
/// Invariants: what a validator must remember after a crash is on disk before what it signed leaves
/// the node; a message that cannot be decoded costs its sender nothing and us one log line; every
/// queue has a bound. The only package of chain that may import consensus-ibft.
///
/// Wire format: the `istanbul/100` protocol as Besu speaks it, in both shapes of Proposal and
/// RoundChange (before and since Besu 26.1).
@org.jspecify.annotations.NullMarked
package org.concordat.chain.consensus;
