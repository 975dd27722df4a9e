package org.concordat.chain.rpc;

import java.net.BindException;
import java.util.Map;
import java.util.function.Supplier;
import org.concordat.chain.ChainException;
import org.concordat.chain.metrics.NodeMetrics;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// The HTTP server in front of JSON-RPC: its socket, its threads and their limits. What it answers
/// is [RpcEdge]'s.
public final class RpcServer implements AutoCloseable {
  /// Open connections, and with them requests at work: HTTP/1.1 has one per connection. Besu's
  /// default for `--rpc-http-max-active-connections` is 80.
  static final int MAX_CONNECTIONS = 128;

  /// How long a connection may be silent, within a request or between two.
  static final long IDLE_MILLIS = 30_000;

  /// Bytes per second at which a request must come and its answer be taken; slower clients occupy a
  /// connection for nothing.
  static final long LEAST_DATA_RATE = 1_000;

  /// How long a stop waits for requests at work.
  static final long STOP_MILLIS = 3_000;

  /// How long a connection without a request stays open during a stop.
  private static final long STOP_IDLE_MILLIS = 50;

  private static final int MAX_THREADS = 64;

  private final Server server;
  private final ServerConnector connector;

  private RpcServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /// @param health the node's readiness, by name of the check; false means down
  /// @throws ChainException when the port is taken or may not be bound
  public static RpcServer start(
      RpcEndpoint endpoint, JsonRpc rpc, Supplier<Map<String, Boolean>> health) {
    return start(endpoint, new RpcEdge(endpoint, rpc, health), "--rpc-http-port");
  }

  /// The same server, for figures only.
  ///
  /// @throws ChainException when the port is taken or may not be bound
  public static RpcServer ofMetrics(RpcEndpoint endpoint, NodeMetrics metrics) {
    return start(endpoint, new MetricsEdge(endpoint, metrics), "--metrics-port");
  }

  private static RpcServer start(RpcEndpoint endpoint, Handler edge, String portOption) {
    Server server = new Server(threads());
    server.setStopTimeout(STOP_MILLIS);
    ServerConnector connector = connector(server, endpoint);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, connector));
    server.setHandler(
        new GracefulHandler(new MinimumDataRateHandler(edge, LEAST_DATA_RATE, LEAST_DATA_RATE)));
    try {
      server.start();
    } catch (Exception e) {
      throw notStarted(endpoint, portOption, e);
    }
    return new RpcServer(server, connector);
  }

  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
    threads.setName("rpc");
    threads.setDaemon(true);
    threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("rpc-call-"));
    return threads;
  }

  private static ServerConnector connector(Server server, RpcEndpoint endpoint) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(endpoint.host());
    connector.setPort(endpoint.port());
    connector.setIdleTimeout(IDLE_MILLIS);
    connector.setShutdownIdleTimeout(STOP_IDLE_MILLIS);
    return connector;
  }

  public int port() {
    return connector.getLocalPort();
  }

  public String url() {
    return "http://" + connector.getHost() + ":" + port();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new ChainException(ChainException.Code.RPC, "the JSON-RPC server did not stop", e);
    }
  }

  private static ChainException notStarted(
      RpcEndpoint endpoint, String portOption, Exception cause) {
    boolean taken = cause instanceof BindException || cause.getCause() instanceof BindException;
    String message =
        taken
            ? "port %d on %s is in use: stop what listens there, or choose another %s"
                .formatted(endpoint.port(), endpoint.host(), portOption)
            : "the JSON-RPC server could not start on %s:%d: %s"
                .formatted(endpoint.host(), endpoint.port(), cause.getMessage());
    return new ChainException(
        taken ? ChainException.Code.PORT_IN_USE : ChainException.Code.RPC, message, cause);
  }
}
