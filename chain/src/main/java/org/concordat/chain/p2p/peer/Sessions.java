package org.concordat.chain.p2p.peer;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.p2p.DisconnectReason;
import org.concordat.chain.p2p.PeerFault;
import org.concordat.chain.p2p.eth.Protocols;
import org.concordat.chain.p2p.eth.Status;
import org.concordat.chain.p2p.peer.Peer.Direction;
import org.concordat.chain.p2p.wire.Connection;
import org.concordat.chain.p2p.wire.Disconnects;
import org.concordat.chain.p2p.wire.Hello;
import org.concordat.chain.p2p.wire.MessageSpace;
import org.concordat.chain.rlp.RlpException;

/// Holds connections from their handshake to their end. Whatever a peer does wrong is caught here.
final class Sessions {
  /// How long a peer has to read why it is cut off.
  static final Duration FAREWELL = Duration.ofSeconds(1);

  private static final Duration POLL = Duration.ofMillis(5);

  private static final Logger LOG = LogManager.getLogger();

  private final Hello own;
  private final LocalChain chain;
  private final PeerSet peers;
  private final Bans bans;
  private final Surroundings surroundings;
  private final PeerEvents events;
  private final Set<Bytes> staticIds = ConcurrentHashMap.newKeySet();

  Sessions(
      Hello own,
      LocalChain chain,
      PeerSet peers,
      Bans bans,
      Surroundings surroundings,
      PeerEvents events) {
    this.own = own;
    this.chain = chain;
    this.peers = peers;
    this.bans = bans;
    this.surroundings = surroundings;
    this.events = events;
  }

  /// From now on this node has a place whenever it comes.
  void welcome(Bytes id) {
    staticIds.add(id);
  }

  void unwelcome(Bytes id) {
    staticIds.remove(id);
  }

  /// Exchanges Hellos and finds a place.
  ///
  /// @throws PeerFault and [RlpException], after the peer was told
  Peer introduce(Connection connection, Direction direction) throws IOException {
    try {
      Hello hello = connection.exchange(own);
      MessageSpace space = MessageSpace.of(Protocols.OURS, hello.capabilities());
      int version =
          space
              .version(Protocols.ETH)
              .orElseThrow(() ->
                  new PeerFault(
                      DisconnectReason.USELESS_PEER, "it speaks " + hello.capabilities()));
      boolean welcome = staticIds.contains(hello.nodeId());
      Peer peer = new Peer(connection, hello, space, version, direction, welcome);
      peers.enter(peer);
      return peer;
    } catch (PeerFault | RlpException e) {
      connection.write(Disconnects.of(reason(e)));
      connection.linger(FAREWELL);
      throw e;
    }
  }

  /// Speaks with a peer until the connection is over.
  void converse(Peer peer) {
    Thread writer =
        Thread.ofVirtual()
            .name("writes-" + peer.name())
            .start(() -> peer.write(surroundings.clock()));
    try {
      read(peer);
    } catch (PeerFault | RlpException e) {
      end(peer, reason(e), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      LOG.debug("{}: {}", peer.name(), e.getMessage());
    } finally {
      finish(peer, writer);
    }
  }

  private void read(Peer peer) throws IOException {
    PeerReader reader = new PeerReader(peer, events);
    peer.send(Lane.CONTROL, chain.identity().status(peer.ethVersion(), chain.tip()));
    Status status = reader.readStatus();
    chain.identity().check(status, chain.tip());
    peer.becomesReady();
    if (!peer.isReady()) {
      return;
    }
    LOG.info(
        "{} is connected: {}, eth/{}", peer.name(), peer.hello().clientId(), peer.ethVersion());
    events.joined(peer, status);
    reader.readUntilEnd();
  }

  private void finish(Peer peer, Thread writer) {
    peer.end(DisconnectReason.REQUESTED, "the connection is over");
    try {
      writer.join(FAREWELL);
      peer.connection().linger(FAREWELL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      peer.close();
      peers.leave(peer);
    }
  }

  /// A peer whose fault was found after it was read.
  void blame(Peer peer, PeerFault fault) {
    end(peer, fault.reason(), String.valueOf(fault.getMessage()));
  }

  private void end(Peer peer, DisconnectReason reason, String why) {
    peer.end(reason, why);
    bans.add(peer.id(), reason, peer.isStatic());
  }

  /// Returns when all are over, or it takes too long.
  void awaitEnd(Duration atMost) {
    long deadline = surroundings.clock().millis() + atMost.toMillis();
    try {
      while (!peers.all().isEmpty() && surroundings.clock().millis() < deadline) {
        Thread.sleep(POLL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static DisconnectReason reason(RuntimeException fault) {
    return fault instanceof PeerFault peerFault
        ? peerFault.reason()
        : DisconnectReason.BREACH_OF_PROTOCOL;
  }
}
