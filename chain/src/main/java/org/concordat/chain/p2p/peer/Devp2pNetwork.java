package org.concordat.chain.p2p.peer;

import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.util.Optional;
import org.concordat.chain.ChainException;
import org.concordat.chain.network.Network;
import org.concordat.chain.network.PeerHandler;
import org.concordat.chain.p2p.discovery.DiscoveryService;

/// The network between processes. A node joins it once.
public final class Devp2pNetwork implements Network {
  private final P2pSettings settings;
  private final LocalChain chain;
  private final Surroundings surroundings;

  public Devp2pNetwork(P2pSettings settings, LocalChain chain, Surroundings surroundings) {
    this.settings = settings;
    this.chain = chain;
    this.surroundings = surroundings;
  }

  /// Listens, and begins to dial.
  ///
  /// @throws ChainException `PORT_IN_USE` when it cannot listen
  @Override
  public Devp2pLink join(String name, PeerHandler handler) {
    ServerSocket server = Listener.bind(settings.bindAddress(), settings.port(), surroundings);
    int port = server.getLocalPort();
    Optional<DatagramSocket> udp = settings.discovery().map(_ -> bindUdp(server));
    Devp2pLink link = new Devp2pLink(settings, chain, handler, surroundings, port);
    link.start(server, udp);
    return link;
  }

  /// At the same port, as others expect it.
  private DatagramSocket bindUdp(ServerSocket server) {
    try {
      return DiscoveryService.bind(settings.bindAddress(), server.getLocalPort());
    } catch (ChainException e) {
      Listener.close(server);
      throw e;
    }
  }
}
