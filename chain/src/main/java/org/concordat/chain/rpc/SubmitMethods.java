package org.concordat.chain.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.function.Consumer;
import org.concordat.chain.pool.AddResult;
import org.concordat.chain.pool.TransactionPool;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.types.Transaction;

/// The part of `eth_` that takes transactions.
///
/// @param gossip told of each transaction the pool took
record SubmitMethods(TransactionPool pool, Consumer<Transaction> gossip) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  Map<String, RpcMethod> methods() {
    return Map.of(
        "eth_sendRawTransaction", this::sendRaw,
        "eth_accounts", _ -> NODES.arrayNode(),
        "eth_sendTransaction", _ -> noKeys());
  }

  private static JsonNode noKeys() {
    throw RpcFault.of(
        RpcFault.METHOD_NOT_ENABLED,
        "this node keeps no account keys: sign the transaction and use eth_sendRawTransaction");
  }

  private JsonNode sendRaw(RpcParams params) {
    Transaction transaction;
    try {
      transaction = Transaction.decode(params.data(0, "transaction"));
    } catch (RlpException e) {
      throw RpcFault.invalidParams("invalid transaction: " + e.getMessage());
    }
    switch (pool.add(transaction)) {
      case AddResult.Added _, AddResult.Replaced _ -> gossip.accept(transaction);
      case AddResult.AlreadyKnown known ->
          throw RpcFault.of(RpcFault.SERVER_ERROR, known.message());
      case AddResult.Rejected rejected ->
          throw RpcFault.of(RpcFault.SERVER_ERROR, rejected.message());
    }
    return NODES.textNode(Hex.of(transaction.hash()));
  }
}
