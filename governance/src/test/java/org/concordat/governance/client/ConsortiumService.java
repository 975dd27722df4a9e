package org.concordat.governance.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.evm.Outcome;
import org.concordat.chain.types.Log;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.Address;
import org.concordat.governance.evm.Consortium;
import org.web3j.protocol.Service;

/// The JSON-RPC of a node that makes a block of every transaction at once: what the client needs,
/// over our own EVM.
final class ConsortiumService extends Service {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Consortium consortium;
  private final Map<String, ObjectNode> receipts = new HashMap<>();
  private final Map<Address, Long> nonces = new HashMap<>();
  private Runnable beforeNextTransaction = () -> {};
  private String failure = "";

  ConsortiumService(Consortium consortium) {
    super(false);
    this.consortium = consortium;
  }

  /// Something that gets in between a client's trial and its transaction.
  void beforeNextTransaction(Runnable act) {
    beforeNextTransaction = act;
  }

  /// From now on every request is answered with this body.
  void answerEverythingWith(String body) {
    failure = body;
  }

  @Override
  protected InputStream performIO(String payload) throws IOException {
    if (!failure.isEmpty()) {
      return new ByteArrayInputStream(JSON.writeValueAsBytes(JSON.readTree(failure)));
    }
    JsonNode request = JSON.readTree(payload);
    ObjectNode response = JSON.createObjectNode().put("jsonrpc", "2.0");
    response.set("id", request.get("id"));
    answer(request.required("method").textValue(), request.required("params"), response);
    return new ByteArrayInputStream(JSON.writeValueAsBytes(response));
  }

  private void answer(String method, JsonNode params, ObjectNode response) {
    switch (method) {
      case "eth_call" -> call(params.get(0), response);
      case "eth_gasPrice" -> response.put("result", "0x0");
      case "eth_getTransactionCount" ->
          response.put("result", "0x" + Long.toHexString(nonce(address(params.get(0)))));
      case "eth_sendRawTransaction" -> response.put("result", mine(params.get(0).textValue()));
      case "eth_getTransactionReceipt" ->
          response.set("result", receipts.get(params.get(0).textValue()));
      default -> throw new AssertionError(method + " is not in the client's vocabulary");
    }
  }

  private void call(JsonNode call, ObjectNode response) {
    Bytes data = Bytes.fromHexString(call.required("data").textValue());
    Outcome outcome = consortium.call(address(call.get("from")), address(call.get("to")), data);
    if (outcome instanceof Outcome.Revert(Bytes reason, long _)) {
      response
          .putObject("error")
          .put("code", 3)
          .put("message", "execution reverted")
          .put("data", reason.toHexString());
    } else {
      response.put("result", Consortium.succeeded(outcome).toHexString());
    }
  }

  private String mine(String raw) {
    Transaction transaction = Transaction.decode(Bytes.fromHexString(raw));
    Address sender = transaction.sender().orElseThrow();
    if (transaction.nonce() != nonce(sender)) {
      throw new AssertionError("nonce " + transaction.nonce() + ", expected " + nonce(sender));
    }
    if (transaction.boundChainId().orElseThrow().toBigInteger().longValueExact() != 20_261) {
      throw new AssertionError("signed for another chain");
    }
    Runnable intervening = beforeNextTransaction;
    beforeNextTransaction = () -> {};
    intervening.run();
    consortium.reachBlock(consortium.blockNumber() + 1);
    Outcome outcome =
        consortium.transact(sender, transaction.to().orElseThrow(), transaction.data());
    nonces.merge(sender, 1L, Long::sum);
    receipts.put(
        transaction.hash().toHexString(), receipt(transaction, outcome instanceof Outcome.Success));
    return transaction.hash().toHexString();
  }

  private ObjectNode receipt(Transaction transaction, boolean succeeded) {
    ObjectNode receipt =
        JSON.createObjectNode()
            .put("transactionHash", transaction.hash().toHexString())
            .put("blockNumber", "0x" + Long.toHexString(consortium.blockNumber()))
            .put("status", succeeded ? "0x1" : "0x0");
    ArrayNode logs = receipt.putArray("logs");
    for (Log log : consortium.logs()) {
      ObjectNode json = logs.addObject().put("address", log.address().toHex());
      ArrayNode topics = json.putArray("topics");
      log.topics().forEach(topic -> topics.add(topic.toHexString()));
      json.put("data", log.data().toHexString());
    }
    return receipt;
  }

  private long nonce(Address account) {
    return nonces.getOrDefault(account, 0L);
  }

  private static Address address(JsonNode hex) {
    return Address.fromHex(hex.textValue());
  }

  @Override
  public void close() {}
}
