package org.concordat.chain.evm.precompile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// An input and what must come of it.
///
/// @param expected empty when the input must be refused
@SuppressWarnings("ArrayRecordComponent")
record PrecompileVector(String name, byte[] input, Optional<byte[]> expected, OptionalLong gas) {

  /// Rows of `input,result,gas,notes` under a heading.
  static List<PrecompileVector> csv(String name, String text) {
    List<PrecompileVector> vectors = new ArrayList<>();
    List<String> lines = text.lines().skip(1).filter(line -> !line.isBlank()).toList();
    for (String line : lines) {
      String[] cells = line.split(",", -1);
      boolean refused = cells[1].isEmpty();
      vectors.add(
          new PrecompileVector(
              name + " row " + vectors.size() + " " + cells[3],
              hex(cells[0]),
              refused ? Optional.empty() : Optional.of(hex(cells[1])),
              refused ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(cells[2]))));
    }
    return vectors;
  }

  /// A list of objects with `Input`, `Expected` or `ExpectedError`, and perhaps `Gas`.
  static List<PrecompileVector> json(String text) throws IOException {
    List<PrecompileVector> vectors = new ArrayList<>();
    for (JsonNode node : new ObjectMapper().readTree(text)) {
      JsonNode expected = node.get("Expected");
      JsonNode gas = node.get("Gas");
      vectors.add(
          new PrecompileVector(
              node.get("Name").asText(),
              hex(node.get("Input").asText()),
              expected == null ? Optional.empty() : Optional.of(hex(expected.asText())),
              gas == null ? OptionalLong.empty() : OptionalLong.of(gas.asLong())));
    }
    return vectors;
  }

  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.startsWith("0x") ? digits.substring(2) : digits);
  }
}
