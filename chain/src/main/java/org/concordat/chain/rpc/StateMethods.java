package org.concordat.chain.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.pool.TransactionPool;
import org.concordat.chain.state.Account;
import org.concordat.chain.state.AccountProof;
import org.concordat.chain.state.WorldState;
import org.concordat.chain.types.BlockHeader;
import org.concordat.genesis.Address;

/// The part of `eth_` that reads state: at any height on an archive node, at recent ones on a full
/// node.
record StateMethods(Ledger ledger, TransactionPool pool, Blocks blocks) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /// Slots one `eth_getProof` may ask for.
  static final int MAX_PROOF_SLOTS = 1024;

  Map<String, RpcMethod> methods() {
    return Map.of(
        "eth_getBalance", p -> quantity(account(p).map(Account::balance).orElse(Word.ZERO)),
        "eth_getCode", p -> NODES.textNode(Hex.of(state(p, 1).code(p.address(0)))),
        "eth_getStorageAt", this::storageAt,
        "eth_getTransactionCount", this::transactionCount,
        "eth_getProof", this::proof);
  }

  private WorldState state(RpcParams params, int blockIndex) {
    return ledger.stateAt(blocks.stateHeader(params, blockIndex));
  }

  private Optional<Account> account(RpcParams params) {
    return state(params, 1).account(params.address(0));
  }

  private JsonNode storageAt(RpcParams params) {
    Word value = state(params, 2).storage(params.address(0), slot(params.required(1, "slot")));
    return NODES.textNode(Hex.of(value.toBytes32()));
  }

  private JsonNode transactionCount(RpcParams params) {
    boolean pending = params.optional(1).filter(p -> p.asText().equals("pending")).isPresent();
    long nonce =
        pending
            ? pool.pendingNonce(params.address(0))
            : account(params).map(Account::nonce).orElse(0L);
    return NODES.textNode(Hex.of(nonce));
  }

  private JsonNode proof(RpcParams params) {
    Address address = params.address(0);
    List<Word> slots = slots(params.required(1, "storage slots"));
    BlockHeader header = blocks.stateHeader(params, 2);
    return json(ledger.stateAt(header).prove(address, slots));
  }

  private static List<Word> slots(JsonNode array) {
    if (!array.isArray() || array.size() > MAX_PROOF_SLOTS) {
      throw RpcFault.invalidParams("slots must be an array of at most " + MAX_PROOF_SLOTS);
    }
    List<Word> slots = new ArrayList<>(array.size());
    array.forEach(slot -> slots.add(slot(slot)));
    return slots;
  }

  /// A quantity or 32 bytes: clients send either.
  private static Word slot(JsonNode value) {
    return Hex.quantity(value, "storage slot");
  }

  private static JsonNode json(AccountProof proof) {
    ObjectNode json = NODES.objectNode();
    Account account =
        proof
            .account()
            .orElse(new Account(0, Word.ZERO, Account.EMPTY_STORAGE_ROOT, Account.EMPTY_CODE_HASH));
    json.put("address", Hex.of(proof.address()));
    json.put("balance", Hex.of(account.balance()));
    json.put("nonce", Hex.of(account.nonce()));
    json.put("codeHash", Hex.of(account.codeHash()));
    json.put("storageHash", Hex.of(account.storageRoot()));
    json.set("accountProof", nodes(proof.nodes()));
    ArrayNode slots = json.putArray("storageProof");
    for (AccountProof.SlotProof slot : proof.slots()) {
      ObjectNode entry = slots.addObject();
      entry.put("key", Hex.of(slot.key().toBytes32())).put("value", Hex.of(slot.value()));
      entry.set("proof", nodes(slot.nodes()));
    }
    return json;
  }

  private static ArrayNode nodes(List<Bytes> nodes) {
    ArrayNode array = NODES.arrayNode();
    nodes.forEach(node -> array.add(Hex.of(node)));
    return array;
  }

  private static JsonNode quantity(Word value) {
    return NODES.textNode(Hex.of(value));
  }
}
