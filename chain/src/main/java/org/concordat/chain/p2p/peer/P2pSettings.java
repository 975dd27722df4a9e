package org.concordat.chain.p2p.peer;

import java.util.List;
import org.concordat.genesis.keys.NodeKey;
import org.concordat.genesis.network.Enode;

/// How one node takes part in devp2p.
///
/// @param key names the node
/// @param host where others reach it, Besu's `--p2p-host`
/// @param bindAddress where it listens, Besu's `--p2p-interface`
/// @param port TCP; 0 takes any free one
/// @param maxPeers not counting static ones
/// @param staticNodes kept connected
public record P2pSettings(
    NodeKey key, String host, String bindAddress, int port, int maxPeers, List<Enode> staticNodes) {
  public P2pSettings {
    staticNodes = List.copyOf(staticNodes);
  }
}
