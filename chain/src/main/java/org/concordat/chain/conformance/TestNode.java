package org.concordat.chain.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.genesis.Address;

/// A JSON value and where it stands. Every reading method throws [MalformedTest] with the place
/// when the value is not of the form asked for.
record TestNode(JsonNode json, String place) {
  /// A field that must be there.
  TestNode field(String name) {
    return optional(name).orElseThrow(() -> malformed("has no \"" + name + "\""));
  }

  /// A field that may be missing or null.
  Optional<TestNode> optional(String name) {
    JsonNode value = json.get(name);
    return value == null || value.isNull()
        ? Optional.empty()
        : Optional.of(new TestNode(value, place + "/" + name));
  }

  boolean has(String name) {
    return optional(name).isPresent();
  }

  /// The fields of an object, in the order of the file.
  List<Map.Entry<String, TestNode>> fields() {
    if (!json.isObject()) {
      throw malformed("is not an object");
    }
    return json.properties().stream()
        .map(it -> Map.entry(it.getKey(), new TestNode(it.getValue(), place + "/" + it.getKey())))
        .toList();
  }

  List<TestNode> elements() {
    if (!json.isArray()) {
      throw malformed("is not an array");
    }
    return IntStream.range(0, json.size())
        .mapToObj(i -> new TestNode(json.get(i), place + "/" + i))
        .toList();
  }

  TestNode element(int index) {
    if (!json.isArray() || index >= json.size()) {
      throw malformed("has no element " + index);
    }
    return new TestNode(json.get(index), place + "/" + index);
  }

  boolean isEmptyText() {
    return text().isEmpty();
  }

  /// A number written as such, from 0 to 2^31 - 1.
  int index() {
    if (!json.isInt() || json.asInt() < 0) {
      throw malformed("is not an index");
    }
    return json.asInt();
  }

  Bytes bytes() {
    try {
      return Bytes.fromHexString(text());
    } catch (IllegalArgumentException e) {
      throw malformed("is not a string of hex bytes");
    }
  }

  Bytes32 hash() {
    Bytes bytes = bytes();
    if (bytes.size() != Bytes32.SIZE) {
      throw malformed("is not a digest of 32 bytes");
    }
    return Bytes32.wrap(bytes);
  }

  Address address() {
    Bytes bytes = bytes();
    if (bytes.size() != Address.SIZE) {
      throw malformed("is not an address of 20 bytes");
    }
    return Address.of(bytes);
  }

  Word word() {
    return word(text(), place);
  }

  /// A hex number in any length up to 256 bits; leading zeros do not matter.
  static Word word(String hex, String place) {
    try {
      return Word.fromHex(hex);
    } catch (IllegalArgumentException e) {
      throw new MalformedTest(place + " is not a hex number of at most 256 bits");
    }
  }

  /// Unsigned 64 bits.
  long unsignedLong() {
    Word word = word();
    if ((word.w3() | word.w2() | word.w1()) != 0) {
      throw malformed("is above 2^64 - 1");
    }
    return word.w0();
  }

  /// At most 2^63 - 1.
  long number() {
    long number = unsignedLong();
    if (number < 0) {
      throw malformed("is above 2^63 - 1");
    }
    return number;
  }

  MalformedTest malformed(String what) {
    return new MalformedTest(place + " " + what);
  }

  String text() {
    if (!json.isTextual()) {
      throw malformed("is not a string");
    }
    return json.textValue();
  }
}
