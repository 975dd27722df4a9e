package org.concordat.chain.p2p.peer;

import java.util.List;
import java.util.Optional;
import org.concordat.chain.p2p.discovery.DiscoverySettings;
import org.concordat.genesis.keys.NodeKey;
import org.concordat.genesis.network.Enode;

/// How one node takes part in devp2p.
///
/// @param key names the node
/// @param host where others reach it, Besu's `--p2p-host`
/// @param bindAddress where it listens, Besu's `--p2p-interface`
/// @param port TCP, and UDP for discovery; 0 takes any free one
/// @param staticNodes kept connected
/// @param discovery empty for a node that only knows whom it is told of
public record P2pSettings(
    NodeKey key,
    String host,
    String bindAddress,
    int port,
    PeerLimits limits,
    List<Enode> staticNodes,
    Optional<DiscoverySettings> discovery) {
  public P2pSettings {
    staticNodes = List.copyOf(staticNodes);
  }

  /// Without discovery, and without a limit of its own for inbound connections.
  ///
  /// @param maxPeers not counting static ones
  public P2pSettings(
      NodeKey key,
      String host,
      String bindAddress,
      int port,
      int maxPeers,
      List<Enode> staticNodes) {
    this(key, host, bindAddress, port, PeerLimits.of(maxPeers), staticNodes, Optional.empty());
  }
}
