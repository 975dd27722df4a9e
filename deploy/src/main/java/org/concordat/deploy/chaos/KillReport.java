package org.concordat.deploy.chaos;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// What a run came to.
///
/// @param starts of the node, the last one that was not killed included
/// @param kills with SIGKILL
/// @param killsWhileStarting those of them before the node had answered anything
/// @param blocks that a client was told of
/// @param transactions in those blocks
/// @param lostBlocks that a restarted node answered otherwise, or not at all
/// @param examinations of the stopped node's directory; the last one executes all blocks again
/// @param damage what they found
/// @param failures starts that failed by themselves, with what the node said
public record KillReport(
    long seed,
    int starts,
    int kills,
    int killsWhileStarting,
    long blocks,
    long transactions,
    long lostBlocks,
    long lostTransactions,
    int examinations,
    List<String> damage,
    List<String> failures,
    long seconds) {
  public KillReport {
    damage = List.copyOf(damage);
    failures = List.copyOf(failures);
  }

  public boolean nothingLost() {
    return lostBlocks == 0 && lostTransactions == 0 && damage.isEmpty() && failures.isEmpty();
  }

  public ObjectNode toJson() {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("ok", nothingLost());
    node.put("seed", seed).put("starts", starts).put("kills", kills);
    node.put("killsWhileStarting", killsWhileStarting);
    node.put("blocks", blocks).put("transactions", transactions);
    node.put("lostBlocks", lostBlocks).put("lostTransactions", lostTransactions);
    node.put("examinations", examinations);
    ArrayNode found = node.putArray("damage");
    damage.forEach(found::add);
    ArrayNode failed = node.putArray("failures");
    failures.forEach(failed::add);
    return node.put("seconds", seconds);
  }

  public String toText() {
    StringBuilder out = new StringBuilder();
    line(out, "kills", kills + ", " + killsWhileStarting + " of them while the node was starting");
    line(out, "blocks", blocks + " with " + transactions + " transactions");
    line(out, "lost", lostBlocks + " blocks, " + lostTransactions + " transactions");
    line(out, "examined", examinations + " times");
    damage.forEach(finding -> line(out, "DAMAGE", finding));
    failures.forEach(failure -> line(out, "FAILED", failure));
    line(out, "time", seconds + " s, seed " + seed);
    return out.append(nothingLost() ? "No final block was lost." : "Something was lost.")
        .toString();
  }

  private static void line(StringBuilder out, String name, String value) {
    out.append("  %-16s %s%n".formatted(name, value));
  }
}
