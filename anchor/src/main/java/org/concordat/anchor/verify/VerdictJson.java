package org.concordat.anchor.verify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A verdict for machines: `{"verdict", "reason", "links": [{"name", "state", "detail"}],
/// "assumptions"}`, on one line.
public final class VerdictJson {
  private VerdictJson() {}

  public static String write(Verdict verdict) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("verdict", verdict.word().text());
    root.put("reason", verdict.reason());
    ArrayNode links = root.putArray("links");
    for (Verdict.LinkResult result : verdict.links()) {
      ObjectNode node = links.addObject();
      node.put("name", result.link().text());
      node.put("state", stateText(result.state()));
      node.put("detail", result.detail());
    }
    ArrayNode assumptions = root.putArray("assumptions");
    verdict.assumptions().forEach(assumptions::add);
    return root.toString();
  }

  private static String stateText(Verdict.State state) {
    return switch (state) {
      case CONFIRMED -> "confirmed";
      case FAILED -> "failed";
      case UNCHECKED -> "unchecked";
    };
  }
}
