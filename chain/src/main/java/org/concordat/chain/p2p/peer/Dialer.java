package org.concordat.chain.p2p.peer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.p2p.PeerFault;
import org.concordat.chain.p2p.wire.Connection;
import org.concordat.chain.rlp.RlpException;
import org.concordat.genesis.keys.NodeKey;
import org.concordat.genesis.network.Enode;

/// Keeps nodes connected: one virtual thread for each, which dials, holds the connection, and dials
/// again.
final class Dialer implements AutoCloseable {
  /// Nodes kept at most.
  static final int MAX_TARGETS = 256;

  static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /// A connection that lasted so long was a good one: the next dial is not put off.
  private static final Duration GOOD = Duration.ofSeconds(10);

  /// How often a connection the peer has dialled is looked after.
  private static final Duration CONNECTED = Duration.ofSeconds(1);

  private static final Logger LOG = LogManager.getLogger();

  private final NodeKey key;
  private final Surroundings surroundings;
  private final Sessions sessions;
  private final PeerSet peers;
  private final Map<Bytes, Thread> targets = new ConcurrentHashMap<>();

  Dialer(NodeKey key, Surroundings surroundings, Sessions sessions, PeerSet peers) {
    this.key = key;
    this.surroundings = surroundings;
    this.sessions = sessions;
    this.peers = peers;
  }

  /// @return false when the node is kept already, is this one, or there are too many
  boolean keep(Enode node) {
    Bytes id = node.publicKey();
    if (isKept(id) || targets.size() >= MAX_TARGETS) {
      return false;
    }
    sessions.welcome(id);
    Thread thread =
        Thread.ofVirtual()
            .name("dials-" + node.host() + ":" + node.port())
            .unstarted(() -> run(node));
    if (targets.putIfAbsent(id, thread) != null) {
      return false;
    }
    thread.start();
    return true;
  }

  /// @return whether it was kept
  boolean forget(Bytes id) {
    sessions.unwelcome(id);
    Thread thread = targets.remove(id);
    if (thread != null) {
      thread.interrupt();
    }
    return thread != null;
  }

  /// Whether this node is dialled here again and again.
  boolean isKept(Bytes id) {
    return id.equals(key.publicKey()) || targets.containsKey(id);
  }

  private void run(Enode node) {
    Backoff backoff = new Backoff(surroundings.random());
    try {
      while (!Thread.currentThread().isInterrupted()) {
        if (peers.contains(node.publicKey())) {
          backoff.reset();
          Thread.sleep(CONNECTED);
        } else {
          if (dial(node)) {
            backoff.reset();
          }
          Thread.sleep(backoff.next());
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("{} is not dialled any more", node.host());
    }
  }

  /// Returns when the connection is over.
  ///
  /// @return whether it was a good one
  boolean dial(Enode node) {
    long start = surroundings.clock().millis();
    connect(node);
    return surroundings.clock().millis() - start > GOOD.toMillis();
  }

  private void connect(Enode node) {
    try (Socket socket = surroundings.sockets().createSocket()) {
      socket.setTcpNoDelay(true);
      socket.connect(
          new InetSocketAddress(node.host(), node.port()), (int) CONNECT_TIMEOUT.toMillis());
      Connection connection =
          Connection.initiate(socket, key, node.publicKey(), surroundings.random());
      sessions.converse(sessions.introduce(connection, Peer.Direction.OUTBOUND));
    } catch (IOException | PeerFault | RlpException e) {
      LOG.debug("{}:{} cannot be reached: {}", node.host(), node.port(), e.getMessage());
    } catch (IllegalArgumentException e) {
      LOG.warn("{}:{} cannot be dialled: {}", node.host(), node.port(), e.getMessage());
    }
  }

  @Override
  public void close() {
    targets.values().forEach(Thread::interrupt);
    targets.clear();
  }
}
