package org.concordat.anchor.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.AnchorException.Code;
import org.concordat.anchor.relayer.TransactionPort;
import org.concordat.anchor.rpc.JsonRpc.Answer;
import org.concordat.genesis.Address;

/// Sends transactions to an L2 node over JSON-RPC.
public class JsonRpcTransactions implements TransactionPort {
  /// Offered when a node does not know `eth_maxPriorityFeePerGas`: one gwei.
  private static final UInt256 USUAL_TIP = UInt256.valueOf(1_000_000_000L);

  /// geth's code for a call that reverted, which other nodes took over.
  private static final int REVERTED = 3;

  private final JsonRpc rpc;
  private final ChainReader reader;

  public JsonRpcTransactions(JsonRpc rpc) {
    this.rpc = rpc;
    this.reader = new ChainReader(rpc);
  }

  ChainReader reader() {
    return reader;
  }

  @Override
  public long chainId() {
    return reader.chainId();
  }

  @Override
  public long nextNonce(Address sender) {
    JsonNode count = rpc.call("eth_getTransactionCount", List.of(sender.toHex(), "latest"));
    return JsonForms.number(count, "eth_getTransactionCount");
  }

  @Override
  public Fees fees() {
    JsonNode block = rpc.call("eth_getBlockByNumber", List.of("latest", false));
    UInt256 baseFee = JsonForms.quantity(block.path("baseFeePerGas"), "block's baseFeePerGas");
    UInt256 tip =
        switch (rpc.ask("eth_maxPriorityFeePerGas", List.of())) {
          case Answer.Result result ->
              JsonForms.quantity(result.node(), "eth_maxPriorityFeePerGas");
          case Answer.Failure _ -> USUAL_TIP;
        };
    return new Fees(baseFee, tip);
  }

  @Override
  public Simulation simulate(Address sender, Optional<Address> to, Bytes data) {
    Map<String, String> call = new HashMap<>();
    call.put("from", sender.toHex());
    call.put("data", data.toHexString());
    to.ifPresent(address -> call.put("to", address.toHex()));
    return switch (rpc.ask("eth_estimateGas", List.of(call))) {
      case Answer.Result result ->
          new Simulation.Passes(JsonForms.number(result.node(), "eth_estimateGas"));
      case Answer.Failure failure -> reverted(failure);
    };
  }

  private static Simulation reverted(Answer.Failure failure) {
    String message = failure.message();
    if (failure.code() != REVERTED && !message.toLowerCase(Locale.ROOT).contains("revert")) {
      throw new AnchorException(Code.RPC_ERROR, "eth_estimateGas: " + message);
    }
    return new Simulation.Reverts(revertData(failure.data()), message);
  }

  private static Bytes revertData(String data) {
    String hex = data.replace("\"", "");
    return hex.matches("0x([0-9a-fA-F]{2})*") ? Bytes.fromHexString(hex) : Bytes.EMPTY;
  }

  @Override
  public Submission send(Bytes signed) {
    return switch (rpc.ask("eth_sendRawTransaction", List.of(signed.toHexString()))) {
      case Answer.Result _ -> new Submission.Accepted();
      case Answer.Failure failure -> {
        String message = failure.message().toLowerCase(Locale.ROOT);
        boolean known = message.contains("known") || message.contains("already imported");
        yield known ? new Submission.AlreadyKnown() : new Submission.Refused(failure.message());
      }
    };
  }

  @Override
  public Optional<Receipt> receipt(Bytes32 transactionHash) {
    JsonNode node = rpc.call("eth_getTransactionReceipt", List.of(transactionHash.toHexString()));
    if (node.isNull() || !node.hasNonNull("blockNumber")) {
      return Optional.empty();
    }
    Optional<Address> contract =
        node.hasNonNull("contractAddress")
            ? Optional.of(JsonForms.address(node.path("contractAddress"), "receipt's contract"))
            : Optional.empty();
    return Optional.of(
        new Receipt(
            JsonForms.number(node.path("status"), "receipt's status") == 1,
            JsonForms.number(node.path("blockNumber"), "receipt's block"),
            JsonForms.number(node.path("gasUsed"), "receipt's gas"),
            contract));
  }
}
