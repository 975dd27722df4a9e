package org.concordat.chain.p2p.discovery;

import java.util.List;
import org.concordat.genesis.network.Enode;

/// How a node takes part in discovery.
///
/// @param bootnodes asked for others; without any the node waits until it is asked
public record DiscoverySettings(List<Enode> bootnodes) {
  public DiscoverySettings {
    bootnodes = List.copyOf(bootnodes);
  }
}
