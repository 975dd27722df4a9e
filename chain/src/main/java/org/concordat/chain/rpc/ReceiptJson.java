package org.concordat.chain.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.ledger.LogResult;
import org.concordat.chain.rlp.RlpWriter;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.Log;
import org.concordat.chain.types.Receipt;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.Address;

/// Receipts and logs as clients read them.
final class ReceiptJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int ADDRESS_OFFSET = 12;

  private ReceiptJson() {}

  /// All receipts of a block: gas used and log positions need those before.
  static List<JsonNode> of(Block block, List<Receipt> receipts) {
    Bytes32 blockHash = block.hash();
    List<JsonNode> all = new ArrayList<>(receipts.size());
    long gasBefore = 0;
    int logsBefore = 0;
    for (int i = 0; i < receipts.size(); i++) {
      Receipt receipt = receipts.get(i);
      ObjectNode json = base(block, blockHash, i, receipt);
      json.put("gasUsed", Hex.of(receipt.cumulativeGasUsed() - gasBefore));
      json.set("logs", logs(block, blockHash, i, receipt, logsBefore));
      all.add(json);
      gasBefore = receipt.cumulativeGasUsed();
      logsBefore += receipt.logs().size();
    }
    return all;
  }

  private static ObjectNode base(Block block, Bytes32 blockHash, int index, Receipt receipt) {
    Transaction transaction = block.body().transactions().get(index);
    Address sender = sender(transaction);
    ObjectNode json = NODES.objectNode();
    json.put("transactionHash", Hex.of(transaction.hash()));
    json.put("transactionIndex", Hex.of(index));
    json.put("blockHash", Hex.of(blockHash));
    json.put("blockNumber", Hex.of(block.number()));
    json.put("from", Hex.of(sender));
    json.put("to", transaction.to().map(Hex::of).orElse(null));
    json.put(
        "contractAddress",
        transaction.to().isPresent() ? null : Hex.of(created(sender, transaction.nonce())));
    json.put("cumulativeGasUsed", Hex.of(receipt.cumulativeGasUsed()));
    json.put(
        "effectiveGasPrice", Hex.of(transaction.effectiveGasPrice(block.header().baseFeeOrZero())));
    json.put("logsBloom", Hex.of(receipt.bloom().bytes()));
    json.put("status", receipt.success() ? "0x1" : "0x0");
    json.put("type", Hex.of(receipt.type().code()));
    return json;
  }

  private static ArrayNode logs(
      Block block, Bytes32 blockHash, int index, Receipt receipt, int logsBefore) {
    ArrayNode array = NODES.arrayNode();
    Bytes32 hash = block.body().transactions().get(index).hash();
    for (int i = 0; i < receipt.logs().size(); i++) {
      Log log = receipt.logs().get(i);
      array.add(
          log(new LogResult.Entry(log, block.number(), blockHash, hash, index, logsBefore + i)));
    }
    return array;
  }

  static ObjectNode log(LogResult.Entry entry) {
    ObjectNode json = NODES.objectNode();
    json.put("address", Hex.of(entry.log().address()));
    ArrayNode topics = json.putArray("topics");
    entry.log().topics().forEach(topic -> topics.add(Hex.of(topic)));
    json.put("data", Hex.of(entry.log().data()));
    json.put("blockNumber", Hex.of(entry.blockNumber()));
    json.put("blockHash", Hex.of(entry.blockHash()));
    json.put("transactionHash", Hex.of(entry.transactionHash()));
    json.put("transactionIndex", Hex.of(entry.transactionIndex()));
    json.put("logIndex", Hex.of(entry.logIndex()));
    json.put("removed", false);
    return json;
  }

  private static Address sender(Transaction transaction) {
    return transaction
        .sender()
        .orElseThrow(() -> new IllegalStateException("an included transaction without sender"));
  }

  /// Where CREATE puts a contract: Keccak of `[sender, nonce]`.
  private static Address created(Address sender, long nonce) {
    Bytes preimage =
        new RlpWriter().startList().writeAddress(sender).writeScalar(nonce).endList().toBytes();
    return Address.of(Keccak.hash(preimage).toArrayUnsafe(), ADDRESS_OFFSET);
  }
}
