package org.concordat.chain.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockHeader;

/// What gas costs. On a network with free gas everything here is zero.
record FeeMethods(Ledger ledger, Blocks blocks) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Word SUGGESTED_TIP = Word.of(1_000_000_000);

  /// Blocks one `eth_feeHistory` may span, as the execution API has it.
  static final int MAX_HISTORY = 1024;

  static final int MAX_PERCENTILES = 100;

  Map<String, RpcMethod> methods() {
    return Map.of(
        "eth_baseFee", _ -> NODES.textNode(Hex.of(nextBaseFee())),
        "eth_gasPrice", _ -> NODES.textNode(Hex.of(nextBaseFee().add(tip()))),
        "eth_maxPriorityFeePerGas", _ -> NODES.textNode(Hex.of(tip())),
        "eth_feeHistory", this::feeHistory);
  }

  private Word nextBaseFee() {
    return baseFeeAfter(ledger.head().header());
  }

  private Word baseFeeAfter(BlockHeader header) {
    return ledger.rulesAfter(header, header.timestamp()).baseFee();
  }

  private Word tip() {
    return nextBaseFee().isZero() ? Word.ZERO : SUGGESTED_TIP;
  }

  private JsonNode feeHistory(RpcParams params) {
    long count = Hex.smallQuantity(params.required(0, "block count"), "block count");
    long newest = blocks.number(params.required(1, "newest block"));
    JsonNode percentiles = params.optional(2).orElseGet(NODES::arrayNode);
    if (count < 1 || count > MAX_HISTORY) {
      throw RpcFault.invalidParams("block count must be 1 to " + MAX_HISTORY);
    }
    if (newest > ledger.head().number()) {
      throw RpcFault.of(RpcFault.SERVER_ERROR, "request beyond head block");
    }
    requirePercentiles(percentiles);
    return history(Math.max(0, newest - count + 1), newest, percentiles);
  }

  private static void requirePercentiles(JsonNode percentiles) {
    boolean good = percentiles.isArray() && percentiles.size() <= MAX_PERCENTILES;
    double previous = 0;
    for (JsonNode percentile : percentiles) {
      double value = percentile.asDouble();
      good = good && percentile.isNumber() && value >= previous && value <= Rewards.PERCENT;
      previous = value;
    }
    if (!good) {
      throw RpcFault.invalidParams(
          "reward percentiles are at most %d rising numbers from 0 to 100"
              .formatted(MAX_PERCENTILES));
    }
  }

  private JsonNode history(long oldest, long newest, JsonNode percentiles) {
    ObjectNode json = NODES.objectNode().put("oldestBlock", Hex.of(oldest));
    ArrayNode baseFees = json.putArray("baseFeePerGas");
    ArrayNode ratios = json.putArray("gasUsedRatio");
    ArrayNode rewards = NODES.arrayNode();
    for (long number = oldest; number <= newest; number++) {
      Block block = ledger.blockByNumber(number).orElseThrow();
      BlockHeader header = block.header();
      baseFees.add(Hex.of(header.baseFeeOrZero()));
      ratios.add((double) header.gasUsed() / header.gasLimit());
      rewards.add(Rewards.of(block, ledger.receipts(block.hash()).orElseThrow(), percentiles));
      if (number == newest) {
        baseFees.add(Hex.of(baseFeeAfter(header)));
      }
    }
    if (!percentiles.isEmpty()) {
      json.set("reward", rewards);
    }
    return json;
  }
}
