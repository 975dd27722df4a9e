package org.concordat.anchor.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.Address;

/// One JSON object of a package, read without mercy: exactly the known keys, each of its one form.
final class StrictObject {
  private final JsonNode node;
  private final String path;

  private StrictObject(JsonNode node, String path) {
    this.node = node;
    this.path = path;
  }

  static StrictObject of(JsonNode node, String path, Set<String> keys) throws RefusedException {
    if (!node.isObject()) {
      throw tampered(path, "is not an object");
    }
    Iterator<String> names = node.fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      if (!keys.contains(name)) {
        throw tampered(path.isEmpty() ? "the file" : path, "has an unknown key");
      }
    }
    return new StrictObject(node, path);
  }

  StrictObject object(String name, Set<String> keys) throws RefusedException {
    return of(required(name), at(name), keys);
  }

  List<StrictObject> objects(String name, int maximum, Set<String> keys) throws RefusedException {
    JsonNode array = array(required(name), at(name), maximum);
    List<StrictObject> objects = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      objects.add(of(array.get(i), at(name) + "[" + i + "]", keys));
    }
    return objects;
  }

  /// An integer from 0 to `maximum`.
  long number(String name, long maximum) throws RefusedException {
    JsonNode value = required(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw tampered(at(name), "is not an integer");
    }
    if (value.longValue() < 0 || value.longValue() > maximum) {
      throw tampered(at(name), "is not from 0 to " + maximum);
    }
    return value.longValue();
  }

  Bytes32 digest(String name) throws RefusedException {
    return Bytes32.wrap(hex(required(name), at(name), Bytes32.SIZE, Bytes32.SIZE));
  }

  Address address(String name) throws RefusedException {
    return Address.of(hex(required(name), at(name), Address.SIZE, Address.SIZE));
  }

  Bytes bytes(String name, int maximum) throws RefusedException {
    return hex(required(name), at(name), 1, maximum);
  }

  List<Bytes32> digests(String name, int maximum) throws RefusedException {
    List<Bytes32> digests = new ArrayList<>();
    for (Bytes element : byteStrings(name, maximum, Bytes32.SIZE, Bytes32.SIZE)) {
      digests.add(Bytes32.wrap(element));
    }
    return digests;
  }

  List<Bytes> byteStrings(String name, int maximum, int minimumSize, int maximumSize)
      throws RefusedException {
    return byteStrings(required(name), at(name), maximum, minimumSize, maximumSize);
  }

  List<List<Bytes>> byteStringLists(
      String name, int maximum, int maximumInner, int minimumSize, int maximumSize)
      throws RefusedException {
    JsonNode array = array(required(name), at(name), maximum);
    List<List<Bytes>> lists = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      String where = at(name) + "[" + i + "]";
      lists.add(byteStrings(array.get(i), where, maximumInner, minimumSize, maximumSize));
    }
    return lists;
  }

  private static List<Bytes> byteStrings(
      JsonNode value, String where, int maximum, int minimumSize, int maximumSize)
      throws RefusedException {
    JsonNode array = array(value, where, maximum);
    List<Bytes> strings = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      strings.add(hex(array.get(i), where + "[" + i + "]", minimumSize, maximumSize));
    }
    return strings;
  }

  private static JsonNode array(JsonNode value, String where, int maximum) throws RefusedException {
    if (!value.isArray()) {
      throw tampered(where, "is not an array");
    }
    if (value.size() > maximum) {
      throw tampered(where, "has more than " + maximum + " elements");
    }
    return value;
  }

  private static Bytes hex(JsonNode value, String where, int minimumSize, int maximumSize)
      throws RefusedException {
    if (!value.isTextual()) {
      throw tampered(where, "is not a string");
    }
    String text = value.textValue();
    if (!isLowerCaseHex(text)) {
      throw tampered(where, "is not 0x and an even number of lower-case hex digits");
    }
    int size = text.length() / 2 - 1;
    if (size < minimumSize || size > maximumSize) {
      String range =
          minimumSize == maximumSize ? minimumSize + "" : minimumSize + " to " + maximumSize;
      throw tampered(where, "has " + size + " bytes, not " + range);
    }
    return Bytes.wrap(HexFormat.of().parseHex(text, 2, text.length()));
  }

  private static boolean isLowerCaseHex(String text) {
    if (!text.startsWith("0x") || text.length() % 2 != 0) {
      return false;
    }
    return text.chars().skip(2).allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  private JsonNode required(String name) throws RefusedException {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      throw new RefusedException(ReadResult.Fault.INCOMPLETE, at(name), "is missing");
    }
    return value;
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static RefusedException tampered(String where, String reason) {
    return new RefusedException(ReadResult.Fault.TAMPERED, where, reason);
  }
}
