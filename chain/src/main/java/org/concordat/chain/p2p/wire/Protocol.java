package org.concordat.chain.p2p.wire;

/// A capability this node has.
///
/// @param messages how many message ids it takes
public record Protocol(Capability capability, int messages) {
  String name() {
    return capability.name();
  }
}
