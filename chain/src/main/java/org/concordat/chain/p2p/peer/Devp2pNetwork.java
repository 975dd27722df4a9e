package org.concordat.chain.p2p.peer;

import java.net.ServerSocket;
import org.concordat.chain.network.Network;
import org.concordat.chain.network.PeerHandler;

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
  /// @throws org.concordat.chain.ChainException `PORT_IN_USE` when it cannot listen
  @Override
  public Devp2pLink join(String name, PeerHandler handler) {
    ServerSocket server = Listener.bind(settings.bindAddress(), settings.port(), surroundings);
    Devp2pLink link = new Devp2pLink(settings, chain, handler, surroundings, server.getLocalPort());
    link.start(server);
    return link;
  }
}
