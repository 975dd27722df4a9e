package org.concordat.chain.rpc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.Transaction;
import org.concordat.chain.types.Withdrawal;

/// Blocks as `eth_getBlockBy…` shows them. `hash` is the QBFT on-chain hash, so Keccak over the
/// other fields does not give it (Besu shows the same).
final class BlockJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private BlockJson() {}

  /// @param full whole transactions instead of their hashes
  static ObjectNode of(Block block, boolean full) {
    Bytes32 hash = block.hash();
    ObjectNode json = header(block.header(), hash);
    json.put("size", Hex.of(block.encode().size()));
    json.set("transactions", transactions(block, hash, full));
    json.putArray("uncles");
    block.body().withdrawals().ifPresent(list -> json.set("withdrawals", withdrawals(list)));
    return json;
  }

  static ObjectNode header(BlockHeader header, Bytes32 hash) {
    ObjectNode json = NODES.objectNode();
    json.put("number", Hex.of(header.number()));
    json.put("hash", Hex.of(hash));
    json.put("parentHash", Hex.of(header.parentHash()));
    json.put("mixHash", Hex.of(header.mixHash()));
    json.put("nonce", Hex.of(Bytes.ofUnsignedLong(header.nonce())));
    json.put("sha3Uncles", Hex.of(header.ommersHash()));
    json.put("logsBloom", Hex.of(header.logsBloom().bytes()));
    json.put("transactionsRoot", Hex.of(header.transactionsRoot()));
    json.put("stateRoot", Hex.of(header.stateRoot()));
    json.put("receiptsRoot", Hex.of(header.receiptsRoot()));
    json.put("miner", Hex.of(header.coinbase()));
    json.put("difficulty", Hex.of(header.difficulty()));
    json.put("extraData", Hex.of(header.extraData()));
    json.put("gasLimit", Hex.of(header.gasLimit()));
    json.put("gasUsed", Hex.of(header.gasUsed()));
    json.put("timestamp", Hex.of(header.timestamp()));
    forkFields(header, json);
    return json;
  }

  private static void forkFields(BlockHeader header, ObjectNode json) {
    Optional.ofNullable(header.baseFee()).ifPresent(v -> json.put("baseFeePerGas", Hex.of(v)));
    Optional.ofNullable(header.withdrawalsRoot())
        .ifPresent(v -> json.put("withdrawalsRoot", Hex.of(v)));
    Optional.ofNullable(header.blobGasUsed()).ifPresent(v -> json.put("blobGasUsed", Hex.of(v)));
    Optional.ofNullable(header.excessBlobGas())
        .ifPresent(v -> json.put("excessBlobGas", Hex.of(v)));
    Optional.ofNullable(header.parentBeaconBlockRoot())
        .ifPresent(v -> json.put("parentBeaconBlockRoot", Hex.of(v)));
    Optional.ofNullable(header.requestsHash()).ifPresent(v -> json.put("requestsHash", Hex.of(v)));
  }

  private static ArrayNode transactions(Block block, Bytes32 hash, boolean full) {
    ArrayNode array = NODES.arrayNode();
    List<Transaction> transactions = block.body().transactions();
    for (int i = 0; i < transactions.size(); i++) {
      if (full) {
        array.add(TransactionJson.included(transactions.get(i), block.header(), hash, i));
      } else {
        array.add(Hex.of(transactions.get(i).hash()));
      }
    }
    return array;
  }

  private static ArrayNode withdrawals(List<Withdrawal> withdrawals) {
    ArrayNode array = NODES.arrayNode();
    for (Withdrawal withdrawal : withdrawals) {
      array
          .addObject()
          .put("index", Hex.of(withdrawal.index()))
          .put("validatorIndex", Hex.of(withdrawal.validatorIndex()))
          .put("address", Hex.of(withdrawal.address()))
          .put("amount", Hex.of(withdrawal.amountGwei()));
    }
    return array;
  }
}
