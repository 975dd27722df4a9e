package org.concordat.chain.p2p.peer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.p2p.DisconnectReason;
import org.concordat.chain.p2p.PeerFault;

/// Who is connected: each node once, and not too many. Thread-safe.
final class PeerSet {
  /// Connections of one address that nobody configured.
  static final int MAX_PER_HOST = 16;

  private final Map<Bytes, Peer> peers = new HashMap<>();
  private final Bytes own;
  private final PeerLimits limits;
  private final Bans bans;

  /// @param own this node's id
  PeerSet(Bytes own, PeerLimits limits, Bans bans) {
    this.own = own;
    this.limits = limits;
    this.bans = bans;
  }

  /// @throws PeerFault when there is no place for it
  synchronized void enter(Peer peer) {
    if (peer.id().equals(own)) {
      throw new PeerFault(DisconnectReason.CONNECTED_TO_SELF, "it is this node");
    }
    if (bans.contains(peer.id())) {
      throw new PeerFault(DisconnectReason.USELESS_PEER, "it was at fault a moment ago");
    }
    Peer same = peers.get(peer.id());
    if (same != null && !same.isEnding()) {
      resolve(same, peer);
    } else if (!peer.isStatic()) {
      findPlace(peer);
    }
    peers.put(peer.id(), peer);
  }

  private void resolve(Peer old, Peer added) {
    if (!replaces(own, added.id(), old.isInbound(), added.isInbound())) {
      throw new PeerFault(DisconnectReason.ALREADY_CONNECTED, "it is connected");
    }
    old.end(DisconnectReason.ALREADY_CONNECTED, "it has another connection");
  }

  /// Two nodes that dial each other at once must give up the same one of the two connections: the
  /// one the node with the lower id dialled stays. Of two in one direction the older one stays.
  ///
  /// @param oldInbound whether the peer dialled the connection there is
  /// @param addedInbound whether it dialled the one that is new
  static boolean replaces(Bytes own, Bytes peer, boolean oldInbound, boolean addedInbound) {
    boolean crossed = oldInbound != addedInbound;
    boolean ownIsLower = own.compareTo(peer) < 0;
    return crossed && addedInbound != ownIsLower;
  }

  private void findPlace(Peer peer) {
    List<Peer> counted = counted();
    if (counted.size() >= limits.all()) {
      throw new PeerFault(DisconnectReason.TOO_MANY_PEERS, "there are " + limits.all() + " peers");
    }
    long inbound = counted.stream().filter(Peer::isInbound).count();
    if (peer.isInbound() && inbound >= limits.inbound()) {
      throw new PeerFault(
          DisconnectReason.TOO_MANY_PEERS, "the places for those who dial are taken");
    }
    long neighbours = counted.stream().filter(it -> it.host().equals(peer.host())).count();
    if (neighbours >= MAX_PER_HOST) {
      throw new PeerFault(DisconnectReason.TOO_MANY_PEERS, "too many of one address");
    }
  }

  private List<Peer> counted() {
    return peers.values().stream().filter(it -> !it.isStatic()).toList();
  }

  /// For a peer that this node dials.
  synchronized boolean hasRoom() {
    return counted().size() < limits.all();
  }

  synchronized void leave(Peer peer) {
    peers.remove(peer.id(), peer);
  }

  synchronized boolean contains(Bytes id) {
    return peers.containsKey(id);
  }

  /// Those that have introduced themselves and are not on their way out.
  synchronized List<Peer> ready() {
    return peers.values().stream().filter(Peer::isReady).toList();
  }

  synchronized List<Peer> all() {
    return new ArrayList<>(peers.values());
  }

  Optional<Peer> named(String name) {
    return all().stream().filter(it -> it.name().equals(name)).findFirst();
  }
}
