package org.concordat.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/// Asks one node, one request at a time.
///
/// @param name for what is said about it
record JsonRpcClient(String name, URI url, HttpClient http) implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  static JsonRpcClient at(String name, String url) {
    return new JsonRpcClient(name, URI.create(url), HttpClient.newHttpClient());
  }

  /// The result.
  ///
  /// @throws BenchException when there is none
  JsonNode call(String method, List<?> params) {
    JsonNode answer = answer(method, params);
    if (!answer.hasNonNull("result")) {
      throw new BenchException(name + " answers " + answer.path("error"));
    }
    return answer.get("result");
  }

  /// The whole answer, which may be an error.
  JsonNode answer(String method, List<?> params) {
    ObjectNode request = JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1);
    request.put("method", method).set("params", JSON.valueToTree(params));
    HttpRequest post =
        HttpRequest.newBuilder(url)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
            .build();
    try {
      return JSON.readTree(http.send(post, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new BenchException(name + " does not answer at " + url, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
