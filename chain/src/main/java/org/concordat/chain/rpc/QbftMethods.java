package org.concordat.chain.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.QbftExtraData;
import org.concordat.genesis.Address;

/// `qbft_`: who validates, and how busy they are.
record QbftMethods(Ledger ledger, Blocks blocks) {
  /// Blocks `qbft_getSignerMetrics` looks at when it is not told which, as in Besu.
  static final long METRICS_BLOCKS = 100;

  /// Most blocks it looks at.
  static final long MAX_METRICS_BLOCKS = 10_000;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  Map<String, RpcMethod> methods() {
    return Map.of(
        "qbft_getValidatorsByBlockNumber", this::validatorsByNumber,
        "qbft_getValidatorsByBlockHash", this::validatorsByHash,
        "qbft_getSignerMetrics", this::signerMetrics,
        "qbft_getRequestTimeoutSeconds", _ -> NODES.numberNode(requestTimeout()));
  }

  /// As Besu has it: those in the header, or, where a contract names them, what the contract says
  /// in the state after the block itself. `pending` means the next block.
  private JsonNode validatorsByNumber(RpcParams params) {
    JsonNode block = params.required(0, "block");
    if (block.asText().equals("pending")) {
      return array(ledger.validatorsAfter(ledger.head().header()));
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
    List<Address> listed = QbftExtraData.decode(header.extraData()).validators();
    return array(listed.isEmpty() ? ledger.validatorsAfter(header) : listed);
  }

  private static JsonNode array(List<Address> validators) {
    ArrayNode array = NODES.arrayNode();
    validators.forEach(address -> array.add(Hex.of(address)));
    return array;
  }

  /// Blocks from the first parameter on, up to but without the second.
  private JsonNode signerMetrics(RpcParams params) {
    long head = ledger.head().number();
    long first = params.optional(0).map(blocks::number).orElse(Math.max(0, head - METRICS_BLOCKS));
    long end = params.optional(1).map(blocks::number).orElse(head + 1);
    if (first > end || end > head + 1 || end - first > MAX_METRICS_BLOCKS) {
      throw RpcFault.invalidParams(
          "from block %d to %d is no range of at most %d known blocks"
              .formatted(first, end, MAX_METRICS_BLOCKS));
    }
    return metrics(first, end);
  }

  private JsonNode metrics(long first, long end) {
    Map<Address, Long> counts = new HashMap<>();
    Map<Address, Long> latest = new TreeMap<>();
    List<Address> validators = ledger.validatorsAfter(ledger.head().header());
    validators.forEach(validator -> latest.put(validator, 0L));
    for (long number = Math.max(1, first); number < end; number++) {
      Address proposer = ledger.headerByNumber(number).orElseThrow().coinbase();
      counts.merge(proposer, 1L, Long::sum);
      latest.put(proposer, number);
    }
    ArrayNode array = NODES.arrayNode();
    latest.forEach((address, number) ->
        array
            .addObject()
            .put("address", Hex.of(address))
            .put("proposedBlockCount", Hex.of(counts.getOrDefault(address, 0L)))
            .put("lastProposedBlockNumber", Hex.of(number)));
    return array;
  }

  private long requestTimeout() {
    BlockHeader head = ledger.head().header();
    return ledger.rulesAfter(head, head.timestamp()).consensus().requestTimeoutSeconds();
  }
}
