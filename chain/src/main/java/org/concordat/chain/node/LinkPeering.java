package org.concordat.chain.node;

import java.util.List;
import java.util.Optional;
import org.concordat.chain.p2p.peer.Devp2pLink;
import org.concordat.chain.p2p.peer.Peer;
import org.concordat.chain.p2p.wire.Capability;
import org.concordat.chain.rpc.Peering;
import org.concordat.genesis.network.Enode;

/// The peers of a node on devp2p.
record LinkPeering(Devp2pLink link, long startHeight) implements Peering {
  @Override
  public Optional<Enode> enode() {
    return Optional.of(link.enode());
  }

  @Override
  public List<Neighbour> neighbours() {
    return link.peers().stream().map(LinkPeering::neighbour).toList();
  }

  private static Neighbour neighbour(Peer peer) {
    return new Neighbour(
        peer.hello().clientId(),
        peer.hello().capabilities().stream().map(Capability::toString).toList(),
        peer.host(),
        peer.id(),
        peer.isInbound(),
        peer.ethVersion(),
        peer.height(),
        peer.hello().listenPort());
  }

  @Override
  public boolean add(Enode node) {
    return link.add(node);
  }

  @Override
  public boolean remove(Enode node) {
    return link.remove(node);
  }
}
