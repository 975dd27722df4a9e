package org.concordat.chain.rpc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// The HTTP edge: `POST /` for JSON-RPC, `GET /liveness` and `GET /readiness` as Besu has them.
///
/// A request's `Host` must be on the allow list, so that a web page cannot reach a node on the
/// visitor's machine by rebinding a name. A request with an `Origin` is a web page's; it is
/// refused, not only kept from reading the answer, unless the operator allowed that origin.
final class RpcEdge extends Handler.Abstract {
  /// Besu's default for `--rpc-http-max-request-content-length`.
  static final int MAX_REQUEST_BYTES = 5 * 1024 * 1024;

  private static final String JSON = "application/json";
  private static final String PREFLIGHT_SECONDS = "600";

  private final RpcEndpoint endpoint;
  private final JsonRpc rpc;
  private final Supplier<Map<String, Boolean>> health;

  RpcEdge(RpcEndpoint endpoint, JsonRpc rpc, Supplier<Map<String, Boolean>> health) {
    this.endpoint = endpoint;
    this.rpc = rpc;
    this.health = health;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (!endpoint.answersAs(Request.getServerName(request))) {
      refuse(response, callback, HttpStatus.FORBIDDEN_403, "Host not authorized.");
    } else if (!originAdmitted(request, response)) {
      refuse(response, callback, HttpStatus.FORBIDDEN_403, "Origin not authorized.");
    } else {
      route(request, response, callback);
    }
    return true;
  }

  private void route(Request request, Response response, Callback callback) {
    String path = Request.getPathInContext(request);
    if (HttpMethod.POST.is(request.getMethod()) && path.equals("/")) {
      call(request, response, callback);
    } else if (HttpMethod.GET.is(request.getMethod()) && path.equals("/liveness")) {
      write(response, callback, HttpStatus.OK_200, utf8("{\"status\":\"UP\"}"));
    } else if (HttpMethod.GET.is(request.getMethod()) && path.equals("/readiness")) {
      readiness(response, callback);
    } else if (HttpMethod.OPTIONS.is(request.getMethod())
        && request.getHeaders().contains(HttpHeader.ORIGIN)) {
      preflight(response, callback);
    } else {
      refuse(response, callback, HttpStatus.NOT_FOUND_404, "POST JSON-RPC to /");
    }
  }

  private boolean originAdmitted(Request request, Response response) {
    String origin = request.getHeaders().get(HttpHeader.ORIGIN);
    if (origin == null) {
      return true;
    }
    response.getHeaders().put(HttpHeader.VARY, HttpHeader.ORIGIN.asString());
    if (!endpoint.admits(origin)) {
      return false;
    }
    response.getHeaders().put(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    return true;
  }

  private static void preflight(Response response, Callback callback) {
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST");
    headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_HEADERS, HttpHeader.CONTENT_TYPE.asString());
    headers.put(HttpHeader.ACCESS_CONTROL_MAX_AGE, PREFLIGHT_SECONDS);
    response.setStatus(HttpStatus.NO_CONTENT_204);
    callback.succeeded();
  }

  private void call(Request request, Response response, Callback callback) {
    byte[] body;
    try {
      body = readBounded(request);
    } catch (IOException e) {
      callback.failed(e);
      return;
    }
    if (body.length > MAX_REQUEST_BYTES) {
      String message = "a request has at most %d bytes".formatted(MAX_REQUEST_BYTES);
      refuse(response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413, message);
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
  private static byte[] readBounded(Request request) throws IOException {
    try (InputStream body = Content.Source.asInputStream(request)) {
      return body.readNBytes(MAX_REQUEST_BYTES + 1);
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
    write(response, callback, status, utf8(body.append("}}").toString()));
  }

  /// What is refused is not read to its end, so that its connection cannot serve another request: a
  /// client that is not told would send the next one into a closing connection.
  private static void refuse(Response response, Callback callback, int status, String message) {
    response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
    write(response, callback, status, utf8("{\"message\":\"" + message + "\"}"));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void write(Response response, Callback callback, int status, byte[] json) {
    response.setStatus(status);
    response.getHeaders().put(new HttpField(HttpHeader.CONTENT_TYPE, JSON));
    response.write(true, ByteBuffer.wrap(json), callback);
  }
}
