package org.concordat.anchor.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.anchor.assemble.ProofSource;
import org.concordat.anchor.proof.MalformedException;
import org.concordat.anchor.proof.RegistryLeaf;
import org.concordat.anchor.proof.RlpDecoder;
import org.concordat.anchor.proof.RlpItem;
import org.concordat.anchor.relayer.ConsortiumSource;
import org.concordat.anchor.testing.InMemoryConsortium;
import org.concordat.genesis.Address;

/// An {@link InMemoryConsortium} behind JSON-RPC, in the form that nodes answer.
final class StubConsortium {
  private static final List<String> NAMES =
      List.of(
          "parentHash",
          "sha3Uncles",
          "miner",
          "stateRoot",
          "transactionsRoot",
          "receiptsRoot",
          "logsBloom",
          "difficulty",
          "number",
          "gasLimit",
          "gasUsed",
          "timestamp",
          "extraData",
          "mixHash",
          "nonce",
          "baseFeePerGas",
          "withdrawalsRoot",
          "blobGasUsed",
          "excessBlobGas",
          "parentBeaconBlockRoot",
          "requestsHash");

  private static final List<String> QUANTITIES =
      List.of(
          "difficulty",
          "number",
          "gasLimit",
          "gasUsed",
          "timestamp",
          "baseFeePerGas",
          "blobGasUsed",
          "excessBlobGas");

  private final InMemoryConsortium chain;

  StubConsortium(InMemoryConsortium chain) {
    this.chain = chain;
  }

  StubEndpoint serve() {
    return new StubEndpoint()
        .on("eth_chainId", _ -> quantity(InMemoryConsortium.CHAIN_ID))
        .on("eth_blockNumber", _ -> quantity(chain.head()))
        .on("eth_getBlockByNumber", this::block)
        .on("eth_getProof", this::proof)
        .on("eth_call", this::validators)
        .on("eth_getStorageAt", parameters -> text(count(parameters)))
        .on("eth_getLogs", this::logs);
  }

  private JsonNode block(JsonNode parameters) {
    return chain
        .sealedHeader(number(parameters.get(0)))
        .map(StubConsortium::header)
        .orElse(NullNode.instance);
  }

  private static JsonNode header(ConsortiumSource.SealedHeader sealed) {
    ObjectNode node = StubEndpoint.MAPPER.createObjectNode();
    node.put("hash", sealed.reportedHash().toHexString());
    try {
      RlpItem.Sequence items = RlpDecoder.decode(sealed.encoded()).asSequence("header");
      for (int i = 0; i < items.size(); i++) {
        String name = NAMES.get(i);
        Bytes value = items.at(i).asBytes(name);
        node.set(name, QUANTITIES.contains(name) ? quantity(value.toLong()) : text(value));
      }
      return node;
    } catch (MalformedException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonNode proof(JsonNode parameters) {
    Address account = Address.fromHex(parameters.get(0).asText());
    List<Bytes32> slots = new ArrayList<>();
    parameters.get(1).forEach(slot -> slots.add(Bytes32.fromHexString(slot.asText())));
    ProofSource.Proofs proofs = chain.proofs(account, slots, number(parameters.get(2)));
    ObjectNode node = StubEndpoint.MAPPER.createObjectNode();
    node.set("accountProof", texts(proofs.account()));
    ArrayNode storage = node.putArray("storageProof");
    proofs.storage().forEach(nodes -> storage.addObject().set("proof", texts(nodes)));
    return node;
  }

  private Bytes count(JsonNode parameters) {
    return UInt256.valueOf(chain.batchCount(number(parameters.get(2))));
  }

  /// `getValidators()` of Constitution.
  private JsonNode validators(JsonNode parameters) {
    List<Bytes> words = new ArrayList<>();
    chain
        .validators(number(parameters.get(1)))
        .forEach(it -> words.add(Bytes32.leftPad(it.bytes())));
    words.addAll(0, List.of(UInt256.valueOf(32), UInt256.valueOf(words.size())));
    return text(Bytes.concatenate(words));
  }

  private JsonNode logs(JsonNode parameters) {
    ArrayNode logs = StubEndpoint.MAPPER.createArrayNode();
    JsonNode filter = parameters.get(0);
    if (filter.get("topics").isEmpty()) {
      chain
          .constitutionBlocks(number(filter.get("fromBlock")), number(filter.get("toBlock")))
          .forEach(n -> logs.addObject().set("blockNumber", quantity(n)));
      return logs;
    }
    String event = parameters.get(0).get("topics").get(0).asText();
    for (RegistryLeaf leaf : chain.batches(number(parameters.get(0).get("toBlock")))) {
      Bytes data = Bytes.concatenate(UInt256.valueOf(leaf.count()), leaf.schema(), Bytes32.ZERO);
      ObjectNode log = logs.addObject().put("data", data.toHexString());
      log.putArray("topics")
          .add(event)
          .add(UInt256.valueOf(leaf.index()).toHexString())
          .add(Bytes32.leftPad(leaf.member().bytes()).toHexString())
          .add(leaf.batchRoot().toHexString());
    }
    return logs;
  }

  private static ArrayNode texts(List<Bytes> nodes) {
    ArrayNode array = StubEndpoint.MAPPER.createArrayNode();
    if (nodes.isEmpty()) {
      return array.add("0x80");
    }
    nodes.forEach(node -> array.add(node.toHexString()));
    return array;
  }

  private static JsonNode text(Bytes value) {
    return TextNode.valueOf(value.toHexString());
  }

  private static JsonNode quantity(long value) {
    return TextNode.valueOf("0x" + Long.toHexString(value));
  }

  private static long number(JsonNode node) {
    return Long.parseLong(node.asText().substring(2), 16);
  }
}
