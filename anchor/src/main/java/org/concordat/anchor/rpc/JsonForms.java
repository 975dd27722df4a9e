package org.concordat.anchor.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.AnchorException.Code;
import org.concordat.genesis.Address;

/// JSON-RPC's two forms of values: quantities and data.
final class JsonForms {
  private JsonForms() {}

  static Bytes data(JsonNode node, String what) {
    String text = node.asText();
    if (!node.isTextual() || !text.startsWith("0x") || text.length() % 2 != 0) {
      throw malformed(what);
    }
    try {
      return Bytes.fromHexString(text);
    } catch (IllegalArgumentException e) {
      throw malformed(what);
    }
  }

  static Bytes32 digest(JsonNode node, String what) {
    Bytes data = data(node, what);
    if (data.size() != Bytes32.SIZE) {
      throw malformed(what);
    }
    return Bytes32.wrap(data);
  }

  static Address address(JsonNode node, String what) {
    Bytes data = data(node, what);
    if (data.size() != Address.SIZE) {
      throw malformed(what);
    }
    return Address.of(data);
  }

  static UInt256 quantity(JsonNode node, String what) {
    String text = node.asText();
    if (!node.isTextual() || !text.startsWith("0x") || text.length() < 3 || text.length() > 66) {
      throw malformed(what);
    }
    try {
      return UInt256.fromHexString(text);
    } catch (IllegalArgumentException e) {
      throw malformed(what);
    }
  }

  static long number(JsonNode node, String what) {
    UInt256 quantity = quantity(node, what);
    if (!quantity.fitsLong()) {
      throw malformed(what);
    }
    return quantity.toLong();
  }

  /// Trie nodes; the one node that some clients give for an empty trie is left out.
  static List<Bytes> trieNodes(JsonNode array, String what) {
    if (!array.isArray()) {
      throw malformed(what);
    }
    List<Bytes> nodes = new ArrayList<>();
    array.forEach(node -> nodes.add(data(node, what)));
    boolean emptyTrie = nodes.size() == 1 && nodes.getFirst().equals(Bytes.of((byte) 0x80));
    return emptyTrie ? List.of() : nodes;
  }

  static String quantity(long number) {
    return "0x" + Long.toHexString(number);
  }

  static AnchorException malformed(String what) {
    return new AnchorException(Code.RPC_MALFORMED, what);
  }
}
