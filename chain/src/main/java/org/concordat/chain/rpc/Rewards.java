package org.concordat.chain.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.Receipt;

/// The priority fees paid in one block, at percentiles of its gas.
final class Rewards {
  static final double PERCENT = 100.0;

  private Rewards() {}

  private record Paid(Word tip, long gasUsed) {}

  /// One reward per percentile, zeros for an empty block.
  static ArrayNode of(Block block, List<Receipt> receipts, JsonNode percentiles) {
    List<Paid> paid = paid(block, receipts);
    ArrayNode rewards = JsonNodeFactory.instance.arrayNode();
    for (JsonNode percentile : percentiles) {
      rewards.add(Hex.of(at(paid, block.header().gasUsed() * percentile.asDouble() / PERCENT)));
    }
    return rewards;
  }

  private static List<Paid> paid(Block block, List<Receipt> receipts) {
    List<Paid> paid = new ArrayList<>(receipts.size());
    long before = 0;
    for (int i = 0; i < receipts.size(); i++) {
      Word tip =
          block.body().transactions().get(i).priorityFeePerGas(block.header().baseFeeOrZero());
      long cumulative = receipts.get(i).cumulativeGasUsed();
      paid.add(new Paid(tip, cumulative - before));
      before = cumulative;
    }
    paid.sort(Comparator.comparing(Paid::tip));
    return paid;
  }

  private static Word at(List<Paid> paid, double gas) {
    long passed = 0;
    for (Paid one : paid) {
      passed += one.gasUsed();
      if (passed >= gas) {
        return one.tip();
      }
    }
    return paid.isEmpty() ? Word.ZERO : paid.getLast().tip();
  }
}
