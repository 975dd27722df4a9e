package org.concordat.chain.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.genesis.Address;

/// The positional parameters of a call, read strictly: what is not exactly of the expected form is
/// refused with the position and the form.
///
/// @param array always a JSON array
public record RpcParams(JsonNode array) {
  public int size() {
    return array.size();
  }

  public Optional<JsonNode> optional(int index) {
    JsonNode value = array.path(index);
    return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
  }

  public JsonNode required(int index, String name) {
    return optional(index)
        .orElseThrow(() -> RpcFault.invalidParams("missing parameter " + index + ": " + name));
  }

  public String text(int index, String name) {
    return Hex.text(required(index, name), name);
  }

  public Address address(int index) {
    return Hex.address(required(index, "address"), "address");
  }

  public Bytes32 hash(int index) {
    return Hex.hash(required(index, "hash"), "hash");
  }

  public Bytes data(int index, String name) {
    return Hex.data(required(index, name), name);
  }

  public Word quantity(int index, String name) {
    return Hex.quantity(required(index, name), name);
  }

  public boolean flag(int index, boolean otherwise) {
    return optional(index).map(value -> value.asBoolean(otherwise)).orElse(otherwise);
  }
}
