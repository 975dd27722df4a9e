/// A network as its founders lay it down: who the members are, where the system contracts live, and
/// the folders each member takes home; and how nodes name each other, in enode URLs and in lists of
/// static nodes.
///
/// Invariants: a member's folder holds no secret of another member; an existing folder is never
/// written over. Uses `genesis.json`, `genesis.config` and `genesis.keys`.
package org.concordat.genesis.network;
