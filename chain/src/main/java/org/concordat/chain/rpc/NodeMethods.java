package org.concordat.chain.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.types.BlockHeader;
import org.concordat.genesis.Address;

/// `net_`, `web3_` and `qbft_`: about the node rather than the chain.
record NodeMethods(Ledger ledger, Blocks blocks, IntSupplier peerCount) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String CLIENT = "concordat/v0.1.0";
  private static final List<String> MODULES = List.of("eth", "net", "web3", "qbft");

  Map<String, RpcMethod> methods() {
    return Map.ofEntries(
        Map.entry("net_version", _ -> NODES.textNode(ledger.chainId().toBigInteger().toString())),
        Map.entry("net_listening", _ -> NODES.booleanNode(true)),
        Map.entry("net_peerCount", _ -> NODES.textNode(Hex.of(peerCount.getAsInt()))),
        Map.entry("web3_clientVersion", _ -> NODES.textNode(clientVersion())),
        Map.entry("web3_sha3", p -> NODES.textNode(Hex.of(Keccak.hash(p.data(0, "data"))))),
        Map.entry("rpc_modules", _ -> modules()),
        Map.entry("qbft_getValidatorsByBlockNumber", this::validatorsByNumber),
        Map.entry("qbft_getValidatorsByBlockHash", this::validatorsByHash),
        Map.entry("qbft_getRequestTimeoutSeconds", _ -> NODES.numberNode(requestTimeout())),
        Map.entry("qbft_proposeValidatorVote", _ -> noVotes()),
        Map.entry("qbft_discardValidatorVote", _ -> noVotes()),
        Map.entry("qbft_getPendingVotes", _ -> noVotes()));
  }

  private static String clientVersion() {
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

  /// As Besu has it in contract mode: the contract is asked in the state after the block itself;
  /// `pending` means the next block.
  private JsonNode validatorsByNumber(RpcParams params) {
    JsonNode block = params.required(0, "block");
    if (block.asText().equals("pending")) {
      return json(ledger.validatorsAfter(ledger.head().header()));
    }
    return validatorsAt(
        ledger
            .headerByNumber(blocks.number(block))
            .orElseThrow(() -> RpcFault.of(RpcFault.SERVER_ERROR, Blocks.UNKNOWN)));
  }

  private JsonNode validatorsByHash(RpcParams params) {
    return validatorsAt(
        ledger
            .headerByHash(params.hash(0))
            .orElseThrow(() -> RpcFault.of(RpcFault.SERVER_ERROR, Blocks.UNKNOWN)));
  }

  private JsonNode validatorsAt(BlockHeader header) {
    return json(ledger.validatorsAfter(header));
  }

  private static JsonNode json(List<Address> addresses) {
    ArrayNode array = NODES.arrayNode();
    addresses.forEach(address -> array.add(Hex.of(address)));
    return array;
  }

  private long requestTimeout() {
    BlockHeader head = ledger.head().header();
    return ledger.rulesAfter(head, head.timestamp()).consensus().requestTimeoutSeconds();
  }

  private static JsonNode noVotes() {
    throw RpcFault.of(
        RpcFault.METHOD_NOT_ENABLED,
        "validators are named by the Constitution contract: propose the change there");
  }
}
