/// A deterministic simulator: whole networks of real cores on one scheduler, every choice drawn
/// from one seed. The network loses, delays, repeats, reorders and partitions; nodes crash with
/// loss of memory, also halfway through the effects of a step; up to f members lie. After every
/// step of a node {@link org.concordat.ibft.sim.Invariants} are checked, and after the network
/// healed, progress.
///
/// Two kinds of crash are told apart. A node that persisted its safety record comes back honest and
/// is held to every invariant, "signs nothing twice" included. One that lost the record as well
/// (*amnesia*) may contradict itself, so it takes a place among the f.
package org.concordat.ibft.sim;
