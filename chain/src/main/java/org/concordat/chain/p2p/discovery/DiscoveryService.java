package org.concordat.chain.p2p.discovery;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.ChainException;
import org.concordat.genesis.network.Enode;

/// [Discovery] on a UDP socket: one thread that waits for datagrams and for ticks.
public final class DiscoveryService implements AutoCloseable {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private static final Logger LOG = LogManager.getLogger();

  private final DatagramSocket socket;
  private final InstantSource clock;
  private final Consumer<Enode> found;

  /// @param socket bound; becomes the service's
  /// @param found told of each node again whenever it has shown that it is still there; called on
  ///   the service's thread
  public DiscoveryService(DatagramSocket socket, InstantSource clock, Consumer<Enode> found) {
    this.socket = socket;
    this.clock = clock;
    this.found = found;
  }

  /// @throws ChainException `PORT_IN_USE` when the address cannot be had
  public static DatagramSocket bind(String address, int port) {
    try {
      return new DatagramSocket(new InetSocketAddress(InetAddress.getByName(address), port));
    } catch (IOException e) {
      throw new ChainException(
          ChainException.Code.PORT_IN_USE,
          "cannot listen for discovery at %s:%d/udp (%s). Stop what listens there, choose another --p2p-port, or set --discovery-enabled=false."
              .formatted(address, port, e.getMessage()),
          e);
    }
  }

  /// Where a node is, host names looked up once; empty when that fails.
  public static Optional<Endpoint> locate(Enode node) {
    try {
      InetAddress address = InetAddress.getByName(node.host());
      return Optional.of(Endpoint.of(address, node.discoveryPort(), node.port()));
    } catch (UnknownHostException e) {
      LOG.warn("discovery: {} is no host anybody knows", node.host());
      return Optional.empty();
    }
  }

  /// Those of `nodes` that can be asked.
  public static List<Contact> contacts(List<Enode> nodes) {
    return nodes.stream()
        .flatMap(it -> locate(it).stream().map(at -> new Contact(it.publicKey(), at)))
        .filter(it -> it.at().isUsable())
        .toList();
  }

  public void start(Discovery discovery) {
    Thread.ofVirtual().name("discovers-" + socket.getLocalPort()).start(() -> run(discovery));
  }

  private void run(Discovery discovery) {
    byte[] buffer = new byte[PacketCodec.MAX_SIZE + 1];
    long nextTick = now().millis();
    while (!socket.isClosed()) {
      try {
        if (now().millis() >= nextTick) {
          nextTick = now().millis() + Discovery.TICK_MILLIS;
          discovery.tick(now()).forEach(this::perform);
        }
        receive(discovery, buffer, nextTick);
      } catch (IOException e) {
        LOG.debug("discovery: {}", e.getMessage());
      } catch (RuntimeException e) {
        LOG.error("discovery: a datagram or tick failed", e);
      }
    }
  }

  private void receive(Discovery discovery, byte[] buffer, long nextTick) throws IOException {
    DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
    try {
      socket.setSoTimeout((int) Math.max(1, nextTick - now().millis()));
      socket.receive(packet);
    } catch (SocketTimeoutException quiet) {
      return;
    }
    Bytes datagram = Bytes.wrap(Arrays.copyOf(buffer, packet.getLength()));
    Endpoint from = Endpoint.of(packet.getAddress(), packet.getPort(), 0);
    discovery.received(from, datagram, now()).forEach(this::perform);
  }

  private void perform(Effect effect) {
    switch (effect) {
      case Effect.Found(Contact node) -> found.accept(node.enode());
      case Effect.Send(Endpoint to, Bytes datagram) -> send(to, datagram.toArrayUnsafe());
    }
  }

  private void send(Endpoint to, byte[] datagram) {
    try {
      socket.send(new DatagramPacket(datagram, datagram.length, to.address(), to.udp()));
    } catch (IOException e) {
      LOG.debug("discovery: nothing can be sent to {}: {}", to, e.getMessage());
    }
  }

  public Moment now() {
    return new Moment(System.nanoTime() / NANOS_PER_MILLI, clock.instant().getEpochSecond());
  }

  @Override
  public void close() {
    socket.close();
  }
}
