package org.concordat.deploy.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// What the demo did and found.
///
/// @param blocks height of the consortium chain at the end
/// @param tiers how many records had reached each finality tier at the end
/// @param verdicts how many records got each verdict
/// @param l2Gas of all anchors together
/// @param compliance of the records an issuer delivered besides
/// @param seconds per step
/// @param keptIn where data and sampled evidence stay; empty when they were removed
public record DemoReport(
    int members,
    int records,
    int batches,
    long blocks,
    int anchors,
    Map<String, Integer> tiers,
    Map<String, Integer> verdicts,
    long l2Gas,
    ComplianceReport compliance,
    Map<Step, Double> seconds,
    String keptIn) {

  public DemoReport {
    tiers = Map.copyOf(tiers);
    verdicts = Map.copyOf(verdicts);
    seconds = Map.copyOf(seconds);
  }

  /// Every record got a verdict, and each is `valid`; every delivered batch is proved.
  public boolean ok() {
    return records > 0 && verdicts.getOrDefault("valid", 0) == records && compliance.ok();
  }

  public double l2GasPerRecord() {
    return records == 0 ? 0 : (double) l2Gas / records;
  }

  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("ok", ok()).put("members", members).put("records", records).put("batches", batches);
    json.put("blocks", blocks).put("anchors", anchors);
    tiers.forEach(json.putObject("tiers")::put);
    verdicts.forEach(json.putObject("verdicts")::put);
    json.put("l2Gas", l2Gas).put("l2GasPerRecord", rounded(l2GasPerRecord()));
    compliance.writeTo(json.putObject("compliance"));
    ObjectNode perStep = json.putObject("seconds");
    for (Step step : Step.values()) {
      perStep.put(step.key(), rounded(seconds.getOrDefault(step, 0.0)));
    }
    if (!keptIn.isEmpty()) {
      json.put("keptIn", keptIn);
    }
    return json;
  }

  /// The closing table.
  public String toTable() {
    StringBuilder table = new StringBuilder();
    row(table, "members", members);
    row(table, "records", records);
    row(table, "batches", batches);
    row(table, "blocks", blocks);
    row(table, "anchors", anchors);
    tiers.forEach((tier, count) -> row(table, "records " + tier, count));
    verdicts.forEach((verdict, count) -> row(table, "verdict " + verdict, count));
    row(table, "L2 gas per record", rounded(l2GasPerRecord()));
    row(table, "due-diligence records proved", compliance.records());
    row(table, "proofs checked on the L2", compliance.proofs());
    row(table, "constraints per record", compliance.constraints() / compliance.batchSize());
    row(table, "L2 gas per proved record", rounded(compliance.l2GasPerRecord()));
    for (Step step : Step.values()) {
      row(table, "seconds: " + step.title(), rounded(seconds.getOrDefault(step, 0.0)));
    }
    if (!keptIn.isEmpty()) {
      table.append("  kept in %s%n".formatted(keptIn));
    }
    return table.toString();
  }

  private static void row(StringBuilder table, String name, Object value) {
    table.append("  %-56s %12s%n".formatted(name, value));
  }

  static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
