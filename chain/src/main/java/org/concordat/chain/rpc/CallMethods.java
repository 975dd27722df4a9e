package org.concordat.chain.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.evm.HaltReason;
import org.concordat.chain.ledger.CallResult;
import org.concordat.chain.ledger.GasEstimate;
import org.concordat.chain.ledger.Ledger;

/// `eth_call` and `eth_estimateGas`.
record CallMethods(Ledger ledger, Blocks blocks) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /// `Error(string)`: what `require` with a message reverts with.
  private static final Bytes ERROR_SELECTOR = Bytes.fromHexString("0x08c379a0");

  private static final int WORD = 32;

  Map<String, RpcMethod> methods() {
    return Map.of(
        "eth_call",
        p -> output(ledger.call(CallJson.request(p), blocks.stateHeader(p, 1))),
        "eth_estimateGas",
        p -> gas(ledger.estimateGas(CallJson.request(p), blocks.stateHeader(p, 1))));
  }

  private static JsonNode output(CallResult result) {
    return switch (result) {
      case CallResult.Returned returned -> NODES.textNode(Hex.of(returned.output()));
      case CallResult.Reverted reverted -> throw reverted(reverted.output());
      case CallResult.Halted halted ->
          throw RpcFault.of(RpcFault.SERVER_ERROR, words(halted.reason()));
      case CallResult.Refused refused ->
          throw RpcFault.of(RpcFault.SERVER_ERROR, refused.refusal().message());
    };
  }

  /// As other clients say it where they have words for it: "out of gas", "stack underflow".
  private static String words(HaltReason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static JsonNode gas(GasEstimate estimate) {
    return switch (estimate) {
      case GasEstimate.Enough(long gas) -> NODES.textNode(Hex.of(gas));
      case GasEstimate.Fails(CallResult result) -> output(result);
    };
  }

  private static RpcFault reverted(Bytes output) {
    String reason =
        reason(output).map(text -> "execution reverted: " + text).orElse("execution reverted");
    return RpcFault.reverted(reason, Hex.of(output));
  }

  /// The message in `Error(string)`, where the contract gave one.
  private static Optional<String> reason(Bytes output) {
    int start = ERROR_SELECTOR.size() + 2 * WORD;
    if (output.size() < start || !output.slice(0, ERROR_SELECTOR.size()).equals(ERROR_SELECTOR)) {
      return Optional.empty();
    }
    Word length = Word.of(output.slice(start - WORD, WORD));
    if (!length.fitsLong() || length.w0() > output.size() - start) {
      return Optional.empty();
    }
    byte[] text = output.slice(start, (int) length.w0()).toArray();
    return Optional.of(new String(text, StandardCharsets.UTF_8));
  }
}
