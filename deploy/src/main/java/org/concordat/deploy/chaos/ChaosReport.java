package org.concordat.deploy.chaos;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.concordat.deploy.chaos.ChaosPlan.Planned;

/// What a run came to.
///
/// @param forks heights of which two blocks were seen
/// @param doubleSigns what validators contradicted themselves in
/// @param messages of consensus that were heard
/// @param blocks that were made
/// @param recoveryMillis from the end of the last fault to the next block; -1 when none came
/// @param slowestRecoveryMillis the same after any moment at which no fault was left
/// @param boundMillis what recovery may take: three request timeouts
/// @param allTogether whether every member had the same head soon after
/// @param failures of the run itself
public record ChaosReport(
    ChaosPlan plan,
    int forks,
    List<String> doubleSigns,
    long messages,
    long blocks,
    long recoveryMillis,
    long slowestRecoveryMillis,
    long boundMillis,
    boolean allTogether,
    List<String> failures) {
  public ChaosReport {
    doubleSigns = List.copyOf(doubleSigns);
    failures = List.copyOf(failures);
  }

  public boolean passed() {
    return forks == 0
        && doubleSigns.isEmpty()
        && failures.isEmpty()
        && allTogether
        && messages > 0
        && recoveryMillis >= 0
        && recoveryMillis <= boundMillis;
  }

  public ObjectNode toJson() {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("ok", passed());
    node.put("seed", plan.seed()).put("minutes", plan.minutes());
    node.put("forks", forks).put("doubleSigns", doubleSigns.size()).put("blocks", blocks);
    node.put("recoveryMillis", recoveryMillis);
    node.put("slowestRecoveryMillis", slowestRecoveryMillis).put("boundMillis", boundMillis);
    node.put("consensusMessages", messages).put("allTogether", allTogether);
    ArrayNode findings = node.putArray("findings");
    doubleSigns.forEach(findings::add);
    failures.forEach(findings::add);
    ArrayNode faults = node.putArray("plan");
    for (Planned planned : plan.faults()) {
      faults
          .addObject()
          .put("beginMillis", planned.beginMillis())
          .put("endMillis", planned.endMillis())
          .put("fault", planned.fault().toString());
    }
    return node;
  }

  public String toText() {
    StringBuilder out = new StringBuilder();
    line(out, "faults", plan.faults().size() + " in " + plan.minutes() + " minutes");
    line(out, "blocks", blocks + ", " + messages + " messages of consensus heard");
    line(out, "forks", Integer.toString(forks));
    line(out, "double signs", Integer.toString(doubleSigns.size()));
    doubleSigns.forEach(finding -> line(out, "DOUBLE SIGN", finding));
    failures.forEach(failure -> line(out, "FAILED", failure));
    line(out, "recovery", recoveryMillis + " ms, at most " + boundMillis + " wanted");
    line(out, "slowest", slowestRecoveryMillis + " ms after any fault");
    line(out, "together", allTogether ? "every member has the same head" : "MEMBERS ARE BEHIND");
    line(out, "seed", Long.toString(plan.seed()));
    return out.append(passed() ? "The network came through." : "The network did not come through.")
        .toString();
  }

  private static void line(StringBuilder out, String name, String value) {
    out.append("  %-16s %s%n".formatted(name, value));
  }
}
