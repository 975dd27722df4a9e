package org.concordat.chain.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.genesis.Address;

/// The hex forms of JSON-RPC: quantities (fewest digits) and data (whole bytes), in and out.
final class Hex {
  private static final Pattern DATA = Pattern.compile("0x([0-9a-fA-F]{2})*");
  private static final Pattern QUANTITY = Pattern.compile("0x[0-9a-fA-F]{1,64}");
  private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}");
  private static final Pattern HASH = Pattern.compile("0x[0-9a-fA-F]{64}");

  private Hex() {}

  static String text(JsonNode value, String name) {
    if (!value.isTextual()) {
      throw RpcFault.invalidParams(name + " must be a string");
    }
    return value.textValue();
  }

  static Bytes data(JsonNode value, String name) {
    return Bytes.fromHexString(
        matching(DATA, value, name, "0x-prefixed hex with an even number of digits"));
  }

  static Address address(JsonNode value, String name) {
    return Address.fromHex(matching(ADDRESS, value, name, "a 20-byte 0x-prefixed hex address"));
  }

  static Bytes32 hash(JsonNode value, String name) {
    return Bytes32.fromHexString(matching(HASH, value, name, "a 32-byte 0x-prefixed hex value"));
  }

  static Word quantity(JsonNode value, String name) {
    return Word.fromHex(matching(QUANTITY, value, name, "a 0x-prefixed hex quantity"));
  }

  /// A quantity that must fit a block number, a gas limit or a nonce.
  static long smallQuantity(JsonNode value, String name) {
    Word word = quantity(value, name);
    if (!word.fitsLong()) {
      throw RpcFault.invalidParams(name + " is too large");
    }
    return word.w0();
  }

  static String of(long quantity) {
    return "0x" + Long.toHexString(quantity);
  }

  static String of(Word quantity) {
    return quantity.toQuantity();
  }

  static String of(Bytes data) {
    return data.toHexString();
  }

  static String of(Address address) {
    return address.toHex();
  }

  private static String matching(Pattern form, JsonNode value, String name, String expected) {
    String text = text(value, name);
    if (!form.matcher(text).matches()) {
      throw RpcFault.invalidParams(name + " must be " + expected);
    }
    return text;
  }
}
