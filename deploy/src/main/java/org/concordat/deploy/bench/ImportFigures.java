package org.concordat.deploy.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/// What one case of [ImportBench] came to.
///
/// @param accounts in the state at the start
/// @param recoveryRatio wall-clock time of recovering a block's senders, one thread over all cores
public record ImportFigures(
    Workload workload,
    int accounts,
    int blocks,
    long transactions,
    Meter.Cost production,
    Meter.Cost importing,
    double recoveryRatio) {

  public ObjectNode toJson() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("workload", workload.toString()).put("accounts", accounts);
    node.put("blocks", blocks).put("transactions", transactions);
    node.set("production", json(production));
    node.set("import", json(importing));
    return node.put("recoverySerialOverParallel", rounded(recoveryRatio));
  }

  private static ObjectNode json(Meter.Cost cost) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("transactionsPerSecond", Math.round(cost.perSecond()));
    node.put("cpuMicrosPerTransaction", rounded(cost.total()));
    ObjectNode parts = node.putObject("parts");
    cost.cpuMicros().forEach((part, micros) -> parts.put(part, rounded(micros)));
    return node;
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }

  /// For people: CPU microseconds of one transaction, part by part.
  @Override
  public String toString() {
    return "%s, %,d accounts, %d blocks of %d transactions%n%s%n%s%n"
            .formatted(
                workload,
                accounts,
                blocks,
                transactions / Math.max(1, blocks),
                line("production", production),
                line("import", importing))
        + "  senders on all cores: %.2f times as fast as on one".formatted(recoveryRatio);
  }

  private static String line(String name, Meter.Cost cost) {
    StringBuilder line =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "  %-10s %,6.0f tx/s, %.1f CPU-us per transaction:",
                name,
                cost.perSecond(),
                cost.total()));
    cost.cpuMicros()
        .forEach(
            (part, micros) -> line.append(String.format(Locale.ROOT, " %s %.1f", part, micros)));
    return line.toString();
  }
}
