package org.concordat.chain.node;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Asks a node as its clients do.
final class RpcClient implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;

  RpcClient(String url) {
    this.url = url;
  }

  /// @param texts parameters, all of them strings
  String call(String method, String... texts) throws IOException, InterruptedException {
    return callWith(
        method, Arrays.stream(texts).map(it -> "\"" + it + "\"").collect(Collectors.joining(",")));
  }

  /// @param params JSON of the parameters, separated by commas
  String callWith(String method, String params) throws IOException, InterruptedException {
    String body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":[%s]}"
            .formatted(method, params);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.ofString(body)).build();
    return http.send(request, BodyHandlers.ofString()).body();
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).build();
    return http.send(request, BodyHandlers.ofString());
  }

  @Override
  public void close() {
    http.close();
  }
}
