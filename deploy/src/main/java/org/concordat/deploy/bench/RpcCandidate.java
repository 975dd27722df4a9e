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
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.Address;

/// A node behind JSON-RPC: measured through `eth_call`, ours and others alike.
///
/// @param cpuTime of the process that answers
/// @param stop ends what was started for it
record RpcCandidate(
    String name, URI url, HttpClient http, Supplier<Optional<Duration>> cpuTime, Runnable stop)
    implements EvmCandidate {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  static RpcCandidate at(String name, String url) {
    return new RpcCandidate(
        name, URI.create(url), HttpClient.newHttpClient(), Optional::empty, () -> {});
  }

  @Override
  public Bytes call(Address contract, Bytes data, long gas) {
    ObjectNode request = JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1);
    request.put("method", "eth_call");
    ObjectNode message = request.putArray("params").addObject();
    message.put("to", contract.toHex()).put("data", data.toHexString());
    message.put("gas", "0x" + Long.toHexString(gas));
    request.withArray("params").add("latest");
    JsonNode answer = post(request);
    if (!answer.hasNonNull("result")) {
      throw new BenchException(name + " answers " + answer.path("error"));
    }
    return Bytes.fromHexString(answer.get("result").asText());
  }

  private JsonNode post(ObjectNode request) {
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
  public Optional<Duration> cpu() {
    return cpuTime.get();
  }

  @Override
  public void close() {
    stop.run();
    http.close();
  }
}
