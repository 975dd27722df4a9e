package org.concordat.chain.p2p.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.concordat.chain.ChainException;
import org.concordat.chain.p2p.PeerFault;
import org.concordat.chain.p2p.wire.Connection;
import org.concordat.chain.rlp.RlpException;
import org.concordat.genesis.keys.NodeKey;

/// Takes connections, each on a virtual thread of its own.
final class Listener implements AutoCloseable {
  private static final int BACKLOG = 64;
  private static final Logger LOG = LogManager.getLogger();

  private final ServerSocket server;
  private final NodeKey key;
  private final Surroundings surroundings;
  private final Sessions sessions;
  private final Strangers strangers = new Strangers();

  private Listener(ServerSocket server, NodeKey key, Surroundings surroundings, Sessions sessions) {
    this.server = server;
    this.key = key;
    this.surroundings = surroundings;
    this.sessions = sessions;
  }

  /// @throws ChainException `PORT_IN_USE` when the address cannot be had
  static ServerSocket bind(String address, int port, Surroundings surroundings) {
    try {
      ServerSocket server = surroundings.serverSockets().createServerSocket();
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(InetAddress.getByName(address), port), BACKLOG);
      return server;
    } catch (IOException e) {
      throw new ChainException(
          ChainException.Code.PORT_IN_USE,
          "cannot listen for peers at %s:%d (%s). Stop what listens there, or choose another --p2p-port."
              .formatted(address, port, e.getMessage()),
          e);
    }
  }

  /// @param server bound; becomes the listener's
  static Listener start(
      ServerSocket server, NodeKey key, Surroundings surroundings, Sessions sessions) {
    Listener listener = new Listener(server, key, surroundings, sessions);
    Thread.ofVirtual().name("listens-" + server.getLocalPort()).start(listener::run);
    return listener;
  }

  private void run() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        if (strangers.enter(socket.getInetAddress())) {
          Thread.ofVirtual().name("peer-" + socket.getPort()).start(() -> serve(socket));
        } else {
          socket.close();
        }
      } catch (IOException e) {
        LOG.debug("listening: {}", e.getMessage());
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      sessions.converse(introduce(socket));
    } catch (IOException | PeerFault | RlpException e) {
      LOG.debug("{} does not get in: {}", socket.getInetAddress(), e.getMessage());
    }
  }

  private Peer introduce(Socket socket) throws IOException {
    try {
      socket.setTcpNoDelay(true);
      Connection connection = Connection.accept(socket, key, surroundings.random());
      return sessions.introduce(connection, Peer.Direction.INBOUND);
    } finally {
      strangers.leave(socket.getInetAddress());
    }
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() {
    close(server);
  }

  static void close(ServerSocket server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
