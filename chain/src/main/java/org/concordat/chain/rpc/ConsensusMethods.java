package org.concordat.chain.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.concordat.chain.consensus.ConsensusStatus;
import org.concordat.chain.consensus.ConsensusStatus.Heard;
import org.concordat.chain.consensus.Stall;
import org.concordat.genesis.Address;
import org.jspecify.annotations.Nullable;

/// `concordat_consensusStatus`: which round, who was heard when, and, if the chain is stalled, why.
/// A method of our own, for Besu has none.
record ConsensusMethods(Supplier<ConsensusStatus> status, InstantSource clock) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  Map<String, RpcMethod> methods() {
    return Map.of("concordat_consensusStatus", _ -> toJson(status.get()));
  }

  private JsonNode toJson(ConsensusStatus now) {
    ObjectNode json = NODES.objectNode();
    json.put("address", Hex.of(now.self()));
    json.put("validating", now.validating()).put("halted", now.halted());
    json.put("height", Hex.of(now.height())).put("round", now.round());
    json.put("roundSince", now.roundAt().toString());
    json.put("quorum", now.quorum());
    ArrayNode validators = json.putArray("validators");
    List<Address> missing = now.missing();
    for (Address validator : now.validators()) {
      ObjectNode entry = validators.addObject().put("address", Hex.of(validator));
      entry.put("missing", missing.contains(validator));
      entry.set("lastHeard", lastHeard(now.heard().get(validator)));
    }
    json.set(
        "stall",
        now.stall(clock.instant()).<JsonNode>map(ConsensusMethods::stall).orElse(NODES.nullNode()));
    return json;
  }

  private static JsonNode lastHeard(@Nullable Heard heard) {
    return heard == null
        ? NODES.nullNode()
        : NODES
            .objectNode()
            .put("height", Hex.of(heard.height()))
            .put("round", heard.round())
            .put("at", heard.at().toString());
  }

  private static JsonNode stall(Stall stall) {
    return NODES
        .objectNode()
        .put("since", stall.since().toString())
        .put("seconds", stall.lasting().toSeconds())
        .put("report", stall.inWords());
  }
}
