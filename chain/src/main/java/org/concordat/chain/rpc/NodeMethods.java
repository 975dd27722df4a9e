package org.concordat.chain.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.ledger.Ledger;

/// `net_` and `web3_`: about the node rather than the chain.
record NodeMethods(Ledger ledger, IntSupplier peerCount) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String CLIENT = "concordat/v0.1.0";
  private static final List<String> MODULES =
      List.of("admin", "concordat", "eth", "net", "qbft", "txpool", "web3");

  Map<String, RpcMethod> methods() {
    return Map.ofEntries(
        Map.entry("net_version", _ -> NODES.textNode(ledger.chainId().toBigInteger().toString())),
        Map.entry("net_listening", _ -> NODES.booleanNode(true)),
        Map.entry("net_peerCount", _ -> NODES.textNode(Hex.of(peerCount.getAsInt()))),
        Map.entry("web3_clientVersion", _ -> NODES.textNode(clientVersion())),
        Map.entry("web3_sha3", p -> NODES.textNode(Hex.of(Keccak.hash(p.data(0, "data"))))),
        Map.entry("rpc_modules", _ -> modules()));
  }

  static String clientVersion() {
    return "%s/%s-%s/java-%s"
        .formatted(
            CLIENT,
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            System.getProperty("java.specification.version"));
  }

  private static JsonNode modules() {
    ObjectNode modules = NODES.objectNode();
    MODULES.forEach(module -> modules.put(module, "1.0"));
    return modules;
  }
}
