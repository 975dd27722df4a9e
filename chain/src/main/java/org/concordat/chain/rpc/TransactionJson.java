package org.concordat.chain.rpc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.types.AccessListEntry;
import org.concordat.chain.types.AccessListTransaction;
import org.concordat.chain.types.Authorization;
import org.concordat.chain.types.BlobTransaction;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.FeeMarketTransaction;
import org.concordat.chain.types.LegacyTransaction;
import org.concordat.chain.types.SetCodeTransaction;
import org.concordat.chain.types.Transaction;

/// Transactions as `eth_getTransactionBy…` shows them.
final class TransactionJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /// Added to the recovery id in a signature from before EIP-155, and with twice the chain id
  /// since.
  private static final Word UNBOUND_V = Word.of(27);

  private static final Word BOUND_V = Word.of(35);

  private TransactionJson() {}

  static ObjectNode included(
      Transaction transaction, BlockHeader header, Bytes32 blockHash, int index) {
    ObjectNode json = pending(transaction);
    json.put("blockHash", Hex.of(blockHash));
    json.put("blockNumber", Hex.of(header.number()));
    json.put("transactionIndex", Hex.of(index));
    json.put("gasPrice", Hex.of(transaction.effectiveGasPrice(header.baseFeeOrZero())));
    return json;
  }

  static ObjectNode pending(Transaction transaction) {
    ObjectNode json = NODES.objectNode();
    json.putNull("blockHash").putNull("blockNumber").putNull("transactionIndex");
    json.put("hash", Hex.of(transaction.hash()));
    json.put("type", Hex.of(transaction.type().code()));
    transaction.sender().ifPresent(sender -> json.put("from", Hex.of(sender)));
    json.put("to", transaction.to().map(Hex::of).orElse(null));
    json.put("nonce", Hex.of(transaction.nonce()));
    json.put("value", Hex.of(transaction.value()));
    json.put("gas", Hex.of(transaction.gasLimit()));
    json.put("gasPrice", Hex.of(transaction.maxFeePerGas()));
    json.put("input", Hex.of(transaction.data()));
    transaction.boundChainId().ifPresent(id -> json.put("chainId", Hex.of(id)));
    kindFields(transaction, json);
    json.put("r", Hex.of(transaction.signature().r()));
    json.put("s", Hex.of(transaction.signature().s()));
    return json;
  }

  private static void kindFields(Transaction transaction, ObjectNode json) {
    Word parity = Word.of(transaction.signature().recoveryId());
    switch (transaction) {
      case LegacyTransaction legacy -> json.put("v", Hex.of(legacyV(legacy, parity)));
      case AccessListTransaction _ -> typed(transaction, parity, json);
      case FeeMarketTransaction _ -> {
        typed(transaction, parity, json);
        fees(transaction, json);
      }
      case BlobTransaction _ ->
          throw new IllegalStateException(
              "no block or pool of this network holds a blob transaction");
      case SetCodeTransaction _ -> {
        typed(transaction, parity, json);
        fees(transaction, json);
        json.set("authorizationList", authorizations(transaction.authorizations()));
      }
    }
  }

  private static Word legacyV(LegacyTransaction legacy, Word parity) {
    Word base = legacy.boundChainId().map(id -> id.add(id).add(BOUND_V)).orElse(UNBOUND_V);
    return base.add(parity);
  }

  private static void typed(Transaction transaction, Word parity, ObjectNode json) {
    json.set("accessList", accessList(transaction.accessList()));
    json.put("yParity", Hex.of(parity)).put("v", Hex.of(parity));
  }

  private static void fees(Transaction transaction, ObjectNode json) {
    json.put("maxFeePerGas", Hex.of(transaction.maxFeePerGas()));
    json.put("maxPriorityFeePerGas", Hex.of(transaction.maxPriorityFeePerGas()));
  }

  private static ArrayNode accessList(List<AccessListEntry> entries) {
    ArrayNode array = NODES.arrayNode();
    for (AccessListEntry entry : entries) {
      ArrayNode keys =
          array.addObject().put("address", Hex.of(entry.address())).putArray("storageKeys");
      entry.storageKeys().forEach(key -> keys.add(Hex.of(key.toBytes32())));
    }
    return array;
  }

  private static ArrayNode authorizations(List<Authorization> authorizations) {
    ArrayNode array = NODES.arrayNode();
    for (Authorization authorization : authorizations) {
      array
          .addObject()
          .put("chainId", Hex.of(authorization.chainId()))
          .put("address", Hex.of(authorization.address()))
          .put("nonce", Hex.of(authorization.nonce()))
          .put("yParity", Hex.of(authorization.yParity()))
          .put("r", Hex.of(authorization.r()))
          .put("s", Hex.of(authorization.s()));
    }
    return array;
  }
}
