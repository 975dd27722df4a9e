package org.concordat.anchor.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// A JSON-RPC endpoint on the loopback interface that answers as it was told.
final class StubEndpoint implements AutoCloseable {
  static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpServer server;
  private final Map<String, Function<JsonNode, JsonNode>> results = new HashMap<>();
  private final Map<String, JsonNode> errors = new HashMap<>();

  StubEndpoint() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// @param answer from the call's parameters
  StubEndpoint on(String method, Function<JsonNode, JsonNode> answer) {
    results.put(method, answer);
    return this;
  }

  StubEndpoint on(String method, String json) {
    return on(method, _ -> read(json));
  }

  StubEndpoint failing(String method, String errorJson) {
    errors.put(method, read(errorJson));
    return this;
  }

  private static JsonNode read(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode request = MAPPER.readTree(exchange.getRequestBody());
    String method = request.path("method").asText();
    ObjectNode response = MAPPER.createObjectNode().put("jsonrpc", "2.0");
    response.set("id", request.path("id"));
    if (errors.containsKey(method)) {
      response.set("error", errors.get(method));
    } else if (results.containsKey(method)) {
      response.set("result", results.get(method).apply(request.path("params")));
    } else {
      response.set("error", read("{\"code\":-32601,\"message\":\"no " + method + "\"}"));
    }
    byte[] bytes = MAPPER.writeValueAsBytes(response);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
