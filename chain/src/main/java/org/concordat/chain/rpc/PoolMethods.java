package org.concordat.chain.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.concordat.chain.pool.TransactionPool;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.Address;

/// `txpool_`: what waits for a block. *Pending* may go into the next one, *queued* waits for a
/// lower nonce.
record PoolMethods(TransactionPool pool) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String PENDING = "pending";
  private static final String QUEUED = "queued";

  Map<String, RpcMethod> methods() {
    return Map.of("txpool_status", _ -> status(), "txpool_content", _ -> content());
  }

  private JsonNode status() {
    TransactionPool.Status status = pool.status();
    return NODES
        .objectNode()
        .put(PENDING, Hex.of(status.pending()))
        .put(QUEUED, Hex.of(status.queued()));
  }

  /// By sender and nonce, the nonce in decimal as everywhere in this namespace.
  private JsonNode content() {
    ObjectNode json = NODES.objectNode();
    ObjectNode pending = json.putObject(PENDING);
    ObjectNode queued = json.putObject(QUEUED);
    Map<Address, Long> next = new HashMap<>();
    for (Transaction transaction : pool.all()) {
      Address sender = transaction.sender().orElseThrow();
      long firstGap = next.computeIfAbsent(sender, pool::pendingNonce);
      ObjectNode side = transaction.nonce() < firstGap ? pending : queued;
      side.withObjectProperty(Hex.of(sender))
          .set(Long.toString(transaction.nonce()), TransactionJson.pending(transaction));
    }
    return json;
  }
}
