package org.concordat.anchor.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.anchor.proof.RlpEncoder;

/// A header's RLP from a block in JSON.
final class HeaderJson {
  /// A field of the header: its name in JSON and whether it is a number there.
  private record Field(String name, boolean isQuantity) {}

  private static final List<Field> REQUIRED =
      List.of(
          new Field("parentHash", false),
          new Field("sha3Uncles", false),
          new Field("miner", false),
          new Field("stateRoot", false),
          new Field("transactionsRoot", false),
          new Field("receiptsRoot", false),
          new Field("logsBloom", false),
          new Field("difficulty", true),
          new Field("number", true),
          new Field("gasLimit", true),
          new Field("gasUsed", true),
          new Field("timestamp", true),
          new Field("extraData", false),
          new Field("mixHash", false),
          new Field("nonce", false));

  /// Appended by forks in this order; a header has a first part of them.
  private static final List<Field> APPENDED =
      List.of(
          new Field("baseFeePerGas", true),
          new Field("withdrawalsRoot", false),
          new Field("blobGasUsed", true),
          new Field("excessBlobGas", true),
          new Field("parentBeaconBlockRoot", false),
          new Field("requestsHash", false));

  private HeaderJson() {}

  static Bytes encode(JsonNode block) {
    List<Bytes> items = new ArrayList<>();
    for (Field field : REQUIRED) {
      items.add(encode(block, field));
    }
    for (Field field : APPENDED) {
      if (!block.hasNonNull(field.name())) {
        break;
      }
      items.add(encode(block, field));
    }
    return RlpEncoder.list(items);
  }

  private static Bytes encode(JsonNode block, Field field) {
    JsonNode node = block.path(field.name());
    String what = "block's " + field.name();
    Bytes value =
        field.isQuantity()
            ? JsonForms.quantity(node, what).toMinimalBytes()
            : JsonForms.data(node, what);
    return RlpEncoder.text(value);
  }
}
