package org.concordat.chain.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.concordat.chain.ChainException;
import org.concordat.chain.node.Eventually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RpcServerTest {
  private static final String REQUEST = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"seven\"}";
  private final CountDownLatch atWork = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final JsonRpc rpc =
      new JsonRpc(
          Map.of(
              "seven", _ -> JsonNodeFactory.instance.numberNode(7), "slow", _ -> eightInTheEnd()));
  private final AtomicBoolean inSync = new AtomicBoolean(true);
  private final RpcServer server = start(0, Set.of("localhost", "127.0.0.1"));
  private final HttpClient client = HttpClient.newHttpClient();

  private NumericNode eightInTheEnd() {
    atWork.countDown();
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return JsonNodeFactory.instance.numberNode(8);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void aPostedRequestIsAnsweredAsJson() throws Exception {
    HttpResponse<String> answer = post(server.url() + "/", REQUEST);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.body()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":7}");
  }

  @Test
  void aRequestAboveTheSizeBoundIsRefused() throws Exception {
    assertThat(post(server.url() + "/", " ".repeat(RpcEdge.MAX_REQUEST_BYTES + 1)).statusCode())
        .isEqualTo(413);
    assertThat(post(server.url() + "/", REQUEST).statusCode()).isEqualTo(200);
  }

  @Test
  void aHostThatIsNotOnTheListIsRefused() throws Exception {
    try (RpcServer strict = start(0, Set.of("node.example"))) {
      assertThat(post(strict.url() + "/", REQUEST).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void readinessFollowsTheNode() throws Exception {
    assertThat(get("/readiness").statusCode()).isEqualTo(200);
    inSync.set(false);
    HttpResponse<String> down = get("/readiness");
    assertThat(down.statusCode()).isEqualTo(503);
    assertThat(down.body()).contains("\"status\":\"DOWN\"").contains("sync");
    assertThat(get("/liveness").statusCode()).isEqualTo(200);
    assertThat(get("/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void aPortInUseIsNamedWithWhatToDo() {
    assertThatThrownBy(() -> start(server.port(), Set.of("*")))
        .isInstanceOfSatisfying(
            ChainException.class,
            e -> assertThat(e.code()).isEqualTo(ChainException.Code.PORT_IN_USE))
        .hasMessageContaining(String.valueOf(server.port()))
        .hasMessageContaining("--rpc-http-port");
  }

  @Test
  void aPageOfAnUnknownOriginGetsNothingDone() throws Exception {
    HttpResponse<String> answer = ask(server, "POST", "https://evil.example");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(answer.headers().firstValue("Connection")).hasValue("close");
    assertThat(ask(server, "OPTIONS", "https://evil.example").statusCode()).isEqualTo(403);
  }

  @Test
  void aPageOfAnAdmittedOriginIsAnswered() throws Exception {
    String page = "https://explorer.example";
    try (RpcServer open = start(0, Set.of("*"), Set.of(page))) {
      HttpResponse<String> preflight = ask(open, "OPTIONS", page);
      assertThat(preflight.statusCode()).isEqualTo(204);
      assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin")).hasValue(page);
      assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods").orElseThrow())
          .contains("POST");
      assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
          .hasValue("Content-Type");
      HttpResponse<String> answer = ask(open, "POST", page);
      assertThat(answer.body()).contains("\"result\":7");
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue(page);
      assertThat(answer.headers().firstValue("Vary")).hasValue("Origin");
      assertThat(ask(open, "POST", "https://evil.example").statusCode()).isEqualTo(403);
    }
  }

  @Test
  void aRequestAtWorkIsAnsweredBeforeTheServerStops() throws Exception {
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(
            HttpRequest.newBuilder(URI.create(server.url()))
                .POST(BodyPublishers.ofString(REQUEST.replace("seven", "slow")))
                .build(),
            BodyHandlers.ofString());
    atWork.await();
    Thread stop = Thread.ofVirtual().start(server::close);
    Eventually.until("the port is closed", () -> !listens(server));
    release.countDown();
    assertThat(answer.get(10, TimeUnit.SECONDS).body()).contains("\"result\":8");
    assertThat(stop.join(Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void connectionsAboveTheBoundWaitUntilOneIsFree() throws Exception {
    List<Socket> held = new ArrayList<>();
    try {
      for (int i = 0; i < RpcServer.MAX_CONNECTIONS + 8; i++) {
        held.add(new Socket(InetAddress.getLoopbackAddress(), server.port()));
      }
      HttpRequest late =
          HttpRequest.newBuilder(URI.create(server.url()))
              .timeout(Duration.ofMillis(300))
              .POST(BodyPublishers.ofString(REQUEST))
              .build();
      assertThatThrownBy(() -> client.send(late, BodyHandlers.ofString()))
          .isInstanceOf(HttpTimeoutException.class);
    } finally {
      for (Socket socket : held) {
        socket.close();
      }
    }
    assertThat(post(server.url(), REQUEST).statusCode()).isEqualTo(200);
  }

  private RpcServer start(int port, Set<String> hosts) {
    return start(port, hosts, Set.of());
  }

  private RpcServer start(int port, Set<String> hosts, Set<String> origins) {
    return RpcServer.start(
        new RpcEndpoint("127.0.0.1", port, hosts, origins),
        rpc,
        () -> Map.of("sync", inSync.get()));
  }

  private static boolean listens(RpcServer server) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      return socket.isConnected();
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private HttpResponse<String> ask(RpcServer asked, String method, String origin)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(asked.url() + "/"))
            .header("Origin", origin)
            .method(method, BodyPublishers.ofString(REQUEST))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String url, String body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(server.url() + path)).build(), BodyHandlers.ofString());
  }
}
