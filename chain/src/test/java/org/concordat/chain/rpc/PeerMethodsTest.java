package org.concordat.chain.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.ledger.TestNetwork;
import org.concordat.genesis.network.Enode;
import org.junit.jupiter.api.Test;

class PeerMethodsTest {
  private static final Enode OWN = enode(1, 30303);
  private static final Enode OTHER = enode(2, 30304);

  private final Ledger ledger = new TestNetwork(1).open();
  private final Fixed peering = new Fixed();
  private final JsonRpc rpc =
      new JsonRpc(Map.of()).with(new PeerMethods(ledger, peering).methods());

  private static Enode enode(int key, int port) {
    return new Enode(Bytes.repeat((byte) key, 64), "127.0.0.1", port);
  }

  @Test
  void aNodeSaysWhoItIs() throws Exception {
    assertThat(result("net_enode", "").asText()).isEqualTo(OWN.toString());
    assertThat(result("net_listening", "").booleanValue()).isTrue();
    JsonNode info = result("admin_nodeInfo", "");
    assertThat(info.path("enode").asText()).isEqualTo(OWN.toString());
    assertThat(info.path("ports").path("listener").asInt()).isEqualTo(30303);
    assertThat(info.path("protocols").path("eth").path("head").asText())
        .isEqualTo(ledger.head().hash().toHexString());
  }

  @Test
  void aNodeSaysWhomItIsConnectedTo() throws Exception {
    peering.neighbours.add(neighbour(7));
    assertThat(result("net_peerCount", "").asText()).isEqualTo("0x1");
    JsonNode peer = result("admin_peers", "").path(0);
    assertThat(peer.path("name").asText()).isEqualTo("besu/v26");
    assertThat(peer.path("caps").path(1).asText()).isEqualTo("istanbul/100");
    assertThat(peer.path("network").path("inbound").booleanValue()).isTrue();
    assertThat(peer.path("id").asText()).isEqualTo(OTHER.publicKey().toHexString());
    assertThat(peer.path("protocols").path("eth").path("version").asInt()).isEqualTo(69);
    assertThat(peer.path("protocols").path("eth").path("height").asText()).isEqualTo("0x7");
  }

  @Test
  void aNodeIsSyncingWhileAPeerIsFarAhead() throws Exception {
    peering.neighbours.add(neighbour(PeerMethods.IN_SYNC));
    assertThat(result("eth_syncing", "").booleanValue()).isFalse();
    assertThat(result("eth_syncing", "").isBoolean()).isTrue();
    peering.neighbours.add(neighbour(PeerMethods.IN_SYNC + 1));
    JsonNode progress = result("eth_syncing", "");
    assertThat(progress.path("startingBlock").asText()).isEqualTo("0x0");
    assertThat(progress.path("currentBlock").asText()).isEqualTo("0x0");
    assertThat(progress.path("highestBlock").asText()).isEqualTo("0x6");
  }

  @Test
  void anOperatorAddsAndRemovesPeers() throws Exception {
    String other = "\"" + OTHER + "\"";
    assertThat(result("admin_addPeer", other).booleanValue()).isTrue();
    assertThat(result("admin_addPeer", other).booleanValue()).isFalse();
    assertThat(peering.kept).containsExactly(OTHER);
    assertThat(result("admin_removePeer", other).booleanValue()).isTrue();
    assertThat(result("admin_removePeer", other).booleanValue()).isFalse();
    assertThat(call("admin_addPeer", "\"enode://12@x:1\"").path("error").path("code").asInt())
        .isEqualTo(RpcFault.INVALID_PARAMS);
  }

  private static Peering.Neighbour neighbour(long height) {
    return new Peering.Neighbour(
        "besu/v26",
        List.of("eth/69", "istanbul/100"),
        "127.0.0.1",
        OTHER.publicKey(),
        true,
        69,
        height,
        30304);
  }

  private JsonNode result(String method, String params) throws Exception {
    return call(method, params).path("result");
  }

  private JsonNode call(String method, String params) throws Exception {
    String request =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":[%s]}"
            .formatted(method, params);
    byte[] answer = rpc.answer(request.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    return new ObjectMapper().readTree(answer);
  }

  private static final class Fixed implements Peering {
    private final List<Neighbour> neighbours = new ArrayList<>();
    private final List<Enode> kept = new ArrayList<>();

    @Override
    public Optional<Enode> enode() {
      return Optional.of(OWN);
    }

    @Override
    public List<Neighbour> neighbours() {
      return neighbours;
    }

    @Override
    public boolean add(Enode node) {
      return !kept.contains(node) && kept.add(node);
    }

    @Override
    public boolean remove(Enode node) {
      return kept.remove(node);
    }

    @Override
    public long startHeight() {
      return 0;
    }
  }
}
