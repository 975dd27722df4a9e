package org.concordat.chain.rpc;

import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.concordat.chain.ChainException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// The HTTP edge: `POST /` for JSON-RPC, `GET /liveness` and `GET /readiness` as Besu has them.
///
/// A request's `Host` must be on the allow list (Besu's `--host-allowlist`), so that a web page
/// cannot reach a node on the visitor's machine by rebinding a name.
public final class RpcServer implements AutoCloseable {
  /// Besu's default for `--rpc-http-max-request-content-length`.
  static final int MAX_REQUEST_BYTES = 5 * 1024 * 1024;

  private static final int MAX_THREADS = 64;
  private static final String JSON = "application/json";

  private final Server server;
  private final ServerConnector connector;

  private RpcServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /// @param port 0 takes any free one
  /// @param health the node's readiness, by name of the check; false means down
  /// @throws ChainException when the port is taken or may not be bound
  public static RpcServer start(
      String host,
      int port,
      Set<String> hostAllowlist,
      JsonRpc rpc,
      Supplier<Map<String, Boolean>> health) {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
    threads.setName("rpc");
    threads.setDaemon(true);
    threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("rpc-call-"));
    Server server = new Server(threads);
    ServerConnector connector = new ServerConnector(server, 1, 1);
    connector.setHost(host);
    connector.setPort(port);
    server.addConnector(connector);
    server.setHandler(new Edge(hostAllowlist, rpc, health));
    try {
      server.start();
    } catch (Exception e) {
      throw notStarted(host, port, e);
    }
    return new RpcServer(server, connector);
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

  private static ChainException notStarted(String host, int port, Exception cause) {
    boolean taken = cause instanceof BindException || cause.getCause() instanceof BindException;
    String message =
        taken
            ? "port %d on %s is in use: stop what listens there, or choose another --rpc-http-port"
                .formatted(port, host)
            : "the JSON-RPC server could not start on %s:%d: %s"
                .formatted(host, port, cause.getMessage());
    return new ChainException(
        taken ? ChainException.Code.PORT_IN_USE : ChainException.Code.RPC, message, cause);
  }

  private static final class Edge extends Handler.Abstract {
    private final Set<String> hostAllowlist;
    private final JsonRpc rpc;
    private final Supplier<Map<String, Boolean>> health;

    Edge(Set<String> hostAllowlist, JsonRpc rpc, Supplier<Map<String, Boolean>> health) {
      this.hostAllowlist = Set.copyOf(hostAllowlist);
      this.rpc = rpc;
      this.health = health;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      String path = Request.getPathInContext(request);
      if (!hostAllowed(request)) {
        write(
            response, callback, HttpStatus.FORBIDDEN_403, "{\"message\":\"Host not authorized.\"}");
      } else if (HttpMethod.POST.is(request.getMethod()) && path.equals("/")) {
        call(request, response, callback);
      } else if (HttpMethod.GET.is(request.getMethod()) && path.equals("/liveness")) {
        write(response, callback, HttpStatus.OK_200, "{\"status\":\"UP\"}");
      } else if (HttpMethod.GET.is(request.getMethod()) && path.equals("/readiness")) {
        readiness(response, callback);
      } else {
        write(response, callback, HttpStatus.NOT_FOUND_404, "{\"message\":\"POST JSON-RPC to /\"}");
      }
      return true;
    }

    private boolean hostAllowed(Request request) {
      return hostAllowlist.contains("*") || hostAllowlist.contains(Request.getServerName(request));
    }

    private void call(Request request, Response response, Callback callback) {
      byte[] body = readBounded(request);
      if (body.length > MAX_REQUEST_BYTES) {
        write(
            response,
            callback,
            HttpStatus.PAYLOAD_TOO_LARGE_413,
            "{\"message\":\"a request has at most %d bytes\"}".formatted(MAX_REQUEST_BYTES));
        return;
      }
      Optional<byte[]> answer = rpc.answer(body);
      if (answer.isEmpty()) {
        response.setStatus(HttpStatus.NO_CONTENT_204);
        callback.succeeded();
      } else {
        write(response, callback, HttpStatus.OK_200, answer.get());
      }
    }

    /// Reads one byte past the bound, so that the caller can tell a request that is too long.
    private static byte[] readBounded(Request request) {
      try (InputStream body = Content.Source.asInputStream(request)) {
        return body.readNBytes(MAX_REQUEST_BYTES + 1);
      } catch (IOException e) {
        return new byte[0];
      }
    }

    private void readiness(Response response, Callback callback) {
      Map<String, Boolean> checks = health.get();
      boolean up = !checks.containsValue(false);
      StringBuilder body = new StringBuilder("{\"status\":\"").append(up ? "UP" : "DOWN");
      body.append("\",\"checks\":{");
      String separator = "";
      for (Map.Entry<String, Boolean> check : checks.entrySet()) {
        body.append(separator).append('"').append(check.getKey()).append("\":{\"status\":\"");
        body.append(check.getValue() ? "UP" : "DOWN").append("\"}");
        separator = ",";
      }
      int status = up ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503;
      write(response, callback, status, body.append("}}").toString());
    }

    private static void write(Response response, Callback callback, int status, String json) {
      write(response, callback, status, json.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(Response response, Callback callback, int status, byte[] json) {
      response.setStatus(status);
      response.getHeaders().put(new HttpField(HttpHeader.CONTENT_TYPE, JSON));
      response.write(true, ByteBuffer.wrap(json), callback);
    }
  }
}
