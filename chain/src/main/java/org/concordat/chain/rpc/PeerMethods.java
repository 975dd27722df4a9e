package org.concordat.chain.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.concordat.chain.ledger.Ledger;
import org.concordat.genesis.network.Enode;
import org.concordat.genesis.network.EnodeResult;

/// What a node says of its peers: `admin_`, `net_`, and how far it lags behind them. Fields as in
/// Besu's answers.
public record PeerMethods(Ledger ledger, Peering peering) {
  /// Blocks a peer may be ahead before this node counts as syncing; Besu's own tolerance.
  static final long IN_SYNC = 5;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  public Map<String, RpcMethod> methods() {
    return Map.of(
        "admin_peers",
        _ -> peers(),
        "admin_nodeInfo",
        _ -> nodeInfo(),
        "admin_addPeer",
        p -> NODES.booleanNode(peering.add(enode(p))),
        "admin_removePeer",
        p -> NODES.booleanNode(peering.remove(enode(p))),
        "net_peerCount",
        _ -> NODES.textNode(Hex.of(peering.neighbours().size())),
        "net_listening",
        _ -> NODES.booleanNode(peering.enode().isPresent()),
        "net_enode",
        _ -> NODES.textNode(ownEnode().toString()),
        "eth_syncing",
        _ -> syncing());
  }

  private static Enode enode(RpcParams params) {
    return switch (Enode.parse(params.text(0, "enode"))) {
      case EnodeResult.Parsed(Enode enode) -> enode;
      case EnodeResult.Rejected(String reason) -> throw RpcFault.invalidParams("enode: " + reason);
    };
  }

  private Enode ownEnode() {
    return peering
        .enode()
        .orElseThrow(() -> RpcFault.of(RpcFault.SERVER_ERROR, "P2P network is not running"));
  }

  private JsonNode peers() {
    ArrayNode peers = NODES.arrayNode();
    peering.neighbours().forEach(it -> peers.add(json(it)));
    return peers;
  }

  private static ObjectNode json(Peering.Neighbour peer) {
    ObjectNode json = NODES.objectNode().put("version", "0x5").put("name", peer.client());
    ArrayNode caps = json.putArray("caps");
    peer.capabilities().forEach(caps::add);
    json.putObject("network").put("remoteAddress", peer.host()).put("inbound", peer.inbound());
    json.put("port", Hex.of(peer.listenPort())).put("id", Hex.of(peer.id()));
    json.putObject("protocols")
        .putObject("eth")
        .put("version", peer.ethVersion())
        .put("height", Hex.of(peer.height()));
    return json;
  }

  private JsonNode nodeInfo() {
    Enode own = ownEnode();
    ObjectNode json = NODES.objectNode().put("enode", own.toString());
    json.put("id", own.publicKey().toUnprefixedHexString()).put("ip", own.host());
    json.put("listenAddr", own.host() + ":" + own.port()).put("name", NodeMethods.clientVersion());
    json.putObject("ports").put("listener", own.port());
    json.putObject("protocols")
        .putObject("eth")
        .put("genesis", Hex.of(ledger.genesisHash()))
        .put("head", Hex.of(ledger.head().hash()));
    return json;
  }

  private JsonNode syncing() {
    long head = ledger.head().number();
    long highest =
        peering.neighbours().stream().mapToLong(Peering.Neighbour::height).max().orElse(0);
    if (highest <= head + IN_SYNC) {
      return NODES.booleanNode(false);
    }
    return NODES
        .objectNode()
        .put("startingBlock", Hex.of(peering.startHeight()))
        .put("currentBlock", Hex.of(head))
        .put("highestBlock", Hex.of(highest));
  }
}
