package org.concordat.chain.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.ledger.CallRequest;
import org.concordat.chain.types.AccessListEntry;
import org.concordat.genesis.Address;

/// Reads the call object of `eth_call` and `eth_estimateGas`. What it cannot honour it refuses: an
/// answer that left out part of the question would be wrong.
final class CallJson {
  private static final int OVERRIDES = 2;
  private static final List<String> NOT_SIMULATED =
      List.of("authorizationList", "blobVersionedHashes", "blobs");

  private CallJson() {}

  static CallRequest request(RpcParams params) {
    JsonNode call = params.required(0, "call object");
    if (!call.isObject()) {
      throw RpcFault.invalidParams("the call must be an object");
    }
    refuseOverrides(params);
    refuseUnsupported(call);
    return new CallRequest(
        address(call, "from").orElse(Address.ZERO),
        address(call, "to"),
        call.hasNonNull("gas")
            ? OptionalLong.of(Hex.smallQuantity(call.path("gas"), "gas"))
            : OptionalLong.empty(),
        price(call),
        call.hasNonNull("value") ? Hex.quantity(call.path("value"), "value") : Word.ZERO,
        input(call),
        accessList(call.path("accessList")));
  }

  private static void refuseOverrides(RpcParams params) {
    for (int i = OVERRIDES; i < params.size(); i++) {
      if (params.optional(i).filter(it -> !it.isEmpty()).isPresent()) {
        throw RpcFault.invalidParams("state and block overrides are not supported");
      }
    }
  }

  private static void refuseUnsupported(JsonNode call) {
    for (String name : NOT_SIMULATED) {
      if (call.hasNonNull(name) && !call.path(name).isEmpty()) {
        throw RpcFault.invalidParams(name + " is not supported in a simulated call");
      }
    }
  }

  /// `input`, or `data` as it was called before.
  private static Bytes input(JsonNode call) {
    Optional<Bytes> input = data(call, "input");
    Optional<Bytes> data = data(call, "data");
    if (input.isPresent() && data.isPresent() && !input.equals(data)) {
      throw RpcFault.invalidParams("both input and data are given, and they differ");
    }
    return input.or(() -> data).orElse(Bytes.EMPTY);
  }

  private static Optional<Bytes> data(JsonNode call, String name) {
    return call.hasNonNull(name) ? Optional.of(Hex.data(call.path(name), name)) : Optional.empty();
  }

  private static Optional<Address> address(JsonNode call, String name) {
    return call.hasNonNull(name)
        ? Optional.of(Hex.address(call.path(name), name))
        : Optional.empty();
  }

  private static Word price(JsonNode call) {
    String name = call.hasNonNull("maxFeePerGas") ? "maxFeePerGas" : "gasPrice";
    return call.hasNonNull(name) ? Hex.quantity(call.path(name), name) : Word.ZERO;
  }

  private static List<AccessListEntry> accessList(JsonNode list) {
    List<AccessListEntry> entries = new ArrayList<>();
    for (JsonNode entry : list) {
      List<Word> keys = new ArrayList<>();
      for (JsonNode key : entry.path("storageKeys")) {
        keys.add(Hex.quantity(key, "storage key"));
      }
      entries.add(new AccessListEntry(Hex.address(entry.path("address"), "address"), keys));
    }
    return entries;
  }
}
