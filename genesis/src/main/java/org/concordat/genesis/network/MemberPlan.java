package org.concordat.genesis.network;

/// A member to be: everything but the keys.
///
/// @param host where other nodes will reach this one
public record MemberPlan(String name, String host, int p2pPort, int rpcHttpPort) {}
