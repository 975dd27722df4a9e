package org.concordat.deploy.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.concordat.deploy.bench.NetworkLoad.Window;

/// What one network did.
///
/// @param transfers as many as it takes
/// @param stores the same, each filling a new storage slot
/// @param half transfers at half of that rate
public record NetworkFigures(
    String engine, int validators, Window transfers, Window stores, Window half) {
  public ObjectNode toJson() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("engine", engine).put("validators", validators);
    node.put("transfersPerSecond", rounded(transfers.perSecond()));
    node.put("storesPerSecond", rounded(stores.perSecond()));
    node.put("p50Millis", rounded(half.latencyMillis(0.5)));
    node.put("p99Millis", rounded(half.latencyMillis(0.99)));
    node.put("cpuMillisPerTransaction", rounded(transfers.cpuMillisEach()));
    node.put("cpuMillisPerStore", rounded(stores.cpuMillisEach()));
    node.put("latencyAtPerSecond", rounded(half.perSecond()));
    node.put("blockMillisAtTransfers", rounded(transfers.blockMillis()));
    node.put("blockMillisAtStores", rounded(stores.blockMillis()));
    node.put("measuredSeconds", rounded(transfers.nanos() / 1e9));
    return node.put("refused", transfers.refused() + stores.refused() + half.refused());
  }

  private static double rounded(double value) {
    return Double.isNaN(value) ? -1 : Math.round(value * 100) / 100.0;
  }

  @Override
  public String toString() {
    return """
    %s, %d validators
      transfers   %,6.0f a second, %.2f CPU-ms each, a block every %.1f s
      stores      %,6.0f a second, %.2f CPU-ms each, a block every %.1f s
      latency     p50 %,.0f ms, p99 %,.0f ms at %,.0f transfers a second\
    """
        .formatted(
            engine,
            validators,
            transfers.perSecond(),
            transfers.cpuMillisEach(),
            transfers.blockMillis() / 1e3,
            stores.perSecond(),
            stores.cpuMillisEach(),
            stores.blockMillis() / 1e3,
            half.latencyMillis(0.5),
            half.latencyMillis(0.99),
            half.perSecond());
  }
}
