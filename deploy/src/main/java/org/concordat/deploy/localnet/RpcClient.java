package org.concordat.deploy.localnet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// JSON-RPC to a node that may vanish at any moment.
public record RpcClient(HttpClient http, URI url) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /// @param parameters texts and flags, as JSON-RPC takes them
  public record Call(String method, List<Object> parameters) {
    public static Call of(String method, Object... parameters) {
      return new Call(method, List.of(parameters));
    }
  }

  /// One result per call, null where the node has none or answers with an error; nothing when the
  /// node is gone.
  public Optional<List<JsonNode>> batch(List<Call> calls) throws InterruptedException {
    ArrayNode request = JSON.createArrayNode();
    for (Call call : calls) {
      ObjectNode object = request.addObject().put("jsonrpc", "2.0").put("id", request.size());
      ArrayNode parameters = object.put("method", call.method()).putArray("params");
      for (Object parameter : call.parameters()) {
        parameters.addPOJO(parameter);
      }
    }
    try {
      HttpRequest post =
          HttpRequest.newBuilder(url)
              .timeout(TIMEOUT)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(request.toString()))
              .build();
      return Optional.of(results(http.send(post, BodyHandlers.ofString()).body()));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  public Optional<JsonNode> call(String method, Object... parameters) throws InterruptedException {
    return batch(List.of(Call.of(method, parameters))).map(List::getFirst);
  }

  private static List<JsonNode> results(String body) throws IOException {
    List<JsonNode> results = new ArrayList<>();
    JSON.readTree(body).forEach(answer -> results.add(answer.path("result")));
    return results;
  }
}
