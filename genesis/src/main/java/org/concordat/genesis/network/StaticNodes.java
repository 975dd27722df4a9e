package org.concordat.genesis.network;

import java.util.List;
import org.concordat.genesis.json.Json;
import org.concordat.genesis.json.JsonSource;
import org.concordat.genesis.json.JsonWriter;
import org.concordat.genesis.json.Refusal;
import org.concordat.genesis.json.Scalar;

/// The nodes a node always keeps a connection to, as `static-nodes.json` carries them in Besu's
/// format: `["enode://…", "enode://…"]`. None is in it twice.
public record StaticNodes(List<Enode> nodes) {
  public static final int NODES_MAX = 1_024;

  public StaticNodes {
    nodes = nodes.stream().distinct().toList();
  }

  public static StaticNodesResult parse(String json) {
    try {
      return new StaticNodesResult.Parsed(read(JsonSource.read(json)));
    } catch (Refusal refusal) {
      return new StaticNodesResult.Rejected(
          refusal.path(), refusal.line(), refusal.column(), refusal.reason());
    }
  }

  private static StaticNodes read(Json root) {
    Scalar file = new Scalar("", root);
    List<Scalar> entries = file.list();
    if (entries.size() > NODES_MAX) {
      throw file.refuseMeaning("at most " + NODES_MAX + " nodes may be listed");
    }
    return new StaticNodes(entries.stream().map(StaticNodes::enode).toList());
  }

  private static Enode enode(Scalar value) {
    return switch (Enode.parse(value.text())) {
      case EnodeResult.Parsed(Enode enode) -> enode;
      case EnodeResult.Rejected(String reason) -> throw value.refuseMeaning(reason);
    };
  }

  public String toJson() {
    return JsonWriter.pretty(out -> {
      out.beginArray();
      nodes.forEach(it -> out.text(it.toString()));
      out.endArray();
    });
  }
}
