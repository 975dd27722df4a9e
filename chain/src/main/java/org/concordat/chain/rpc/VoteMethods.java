package org.concordat.chain.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.concordat.chain.consensus.ValidatorVotes;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.types.BlockHeader;

/// `qbft_` votes: what this node's blocks say about the validators, where votes decide. As in Besu
/// the methods are not enabled while a contract names the validators of the next block.
record VoteMethods(Ledger ledger, ValidatorVotes votes) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  Map<String, RpcMethod> methods() {
    return Map.of(
        "qbft_proposeValidatorVote", this::propose,
        "qbft_discardValidatorVote", this::discard,
        "qbft_getPendingVotes", _ -> pending());
  }

  private JsonNode propose(RpcParams params) {
    requireVotes();
    if (!votes.propose(params.address(0), add(params))) {
      throw RpcFault.of(RpcFault.LIMIT_EXCEEDED, "too many pending votes: discard some");
    }
    return NODES.booleanNode(true);
  }

  private static boolean add(RpcParams params) {
    JsonNode add = params.required(1, "add");
    if (!add.isBoolean()) {
      throw RpcFault.invalidParams("add must be true or false");
    }
    return add.booleanValue();
  }

  private JsonNode discard(RpcParams params) {
    requireVotes();
    votes.discard(params.address(0));
    return NODES.booleanNode(true);
  }

  private JsonNode pending() {
    requireVotes();
    ObjectNode pending = NODES.objectNode();
    votes.pending().forEach((subject, add) -> pending.put(Hex.of(subject), add));
    return pending;
  }

  private void requireVotes() {
    BlockHeader head = ledger.head().header();
    if (ledger.rulesAfter(head, head.timestamp()).consensus().isContractMode()) {
      throw RpcFault.of(RpcFault.METHOD_NOT_ENABLED, "Method not enabled");
    }
  }
}
