package org.concordat.anchor.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.assemble.ProofSource;
import org.concordat.anchor.relayer.ConsortiumSource.SealedHeader;
import org.concordat.genesis.Address;

/// What both chains' adapters read: blocks, proofs, logs, calls.
final class ChainReader {
  /// Blocks per `eth_getLogs`: what public endpoints allow.
  static final long LOG_RANGE = 5_000;

  private final JsonRpc rpc;

  ChainReader(JsonRpc rpc) {
    this.rpc = rpc;
  }

  long chainId() {
    return JsonForms.number(rpc.call("eth_chainId", List.of()), "eth_chainId");
  }

  long head() {
    return JsonForms.number(rpc.call("eth_blockNumber", List.of()), "eth_blockNumber");
  }

  Optional<SealedHeader> header(long number) {
    JsonNode block = rpc.call("eth_getBlockByNumber", List.of(JsonForms.quantity(number), false));
    if (block.isNull()) {
      return Optional.empty();
    }
    Bytes32 hash = JsonForms.digest(block.path("hash"), "block's hash");
    return Optional.of(new SealedHeader(HeaderJson.encode(block), hash));
  }

  ProofSource.Proofs proofs(Address account, List<Bytes32> slots, long block) {
    List<String> keys = slots.stream().map(Bytes::toHexString).toList();
    JsonNode answer =
        rpc.call("eth_getProof", List.of(account.toHex(), keys, JsonForms.quantity(block)));
    JsonNode storage = answer.path("storageProof");
    if (storage.size() != slots.size()) {
      throw JsonForms.malformed("eth_getProof gives " + storage.size() + " storage proofs");
    }
    List<List<Bytes>> proofs = new ArrayList<>();
    storage.forEach(entry -> proofs.add(JsonForms.trieNodes(entry.path("proof"), "eth_getProof")));
    return new ProofSource.Proofs(
        JsonForms.trieNodes(answer.path("accountProof"), "eth_getProof"), proofs);
  }

  Bytes32 storage(Address account, Bytes32 slot, long block) {
    JsonNode word =
        rpc.call(
            "eth_getStorageAt",
            List.of(account.toHex(), slot.toHexString(), JsonForms.quantity(block)));
    return JsonForms.quantity(word, "eth_getStorageAt").toBytes();
  }

  Bytes code(Address account) {
    JsonNode code = rpc.call("eth_getCode", List.of(account.toHex(), "latest"));
    return JsonForms.data(code, "eth_getCode");
  }

  Bytes callContract(Address contract, Bytes data) {
    return callContract(contract, data, "latest");
  }

  Bytes callContract(Address contract, Bytes data, long block) {
    return callContract(contract, data, JsonForms.quantity(block));
  }

  private Bytes callContract(Address contract, Bytes data, String block) {
    Map<String, String> call = Map.of("to", contract.toHex(), "data", data.toHexString());
    return JsonForms.data(rpc.call("eth_call", List.of(call, block)), "eth_call");
  }

  /// Logs of one event of one contract in a range of blocks, in order.
  List<JsonNode> logs(Address contract, Bytes32 event, long firstBlock, long toBlock) {
    return logs(contract, List.of(event), firstBlock, toBlock);
  }

  /// @param topics what the first ones must be; none for every log
  List<JsonNode> logs(Address contract, List<Bytes32> topics, long firstBlock, long toBlock) {
    List<JsonNode> logs = new ArrayList<>();
    for (long from = firstBlock; from <= toBlock; from += LOG_RANGE) {
      logsInOne(contract, topics, from, Math.min(toBlock, from + LOG_RANGE - 1)).forEach(logs::add);
    }
    return logs;
  }

  /// The newest log with these topics, looked for from the newest block back.
  Optional<JsonNode> newestLog(
      Address contract, List<Bytes32> topics, long firstBlock, long toBlock) {
    for (long to = toBlock; to >= firstBlock; to -= LOG_RANGE) {
      JsonNode found = logsInOne(contract, topics, Math.max(firstBlock, to - LOG_RANGE + 1), to);
      if (!found.isEmpty()) {
        return Optional.of(found.get(found.size() - 1));
      }
    }
    return Optional.empty();
  }

  private JsonNode logsInOne(Address contract, List<Bytes32> topics, long from, long to) {
    Map<String, Object> filter =
        Map.of(
            "address", contract.toHex(),
            "topics", topics.stream().map(Bytes::toHexString).toList(),
            "fromBlock", JsonForms.quantity(from),
            "toBlock", JsonForms.quantity(to));
    return rpc.call("eth_getLogs", List.of(filter));
  }
}
