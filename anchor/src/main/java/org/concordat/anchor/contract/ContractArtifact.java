package org.concordat.anchor.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.proof.Keccak256;

/// A compiled contract: creation code, and the names of its custom errors by selector.
public final class ContractArtifact {
  private final Bytes creationCode;
  private final Map<Bytes, ErrorForm> errors;

  private ContractArtifact(Bytes creationCode, Map<Bytes, ErrorForm> errors) {
    this.creationCode = creationCode;
    this.errors = Map.copyOf(errors);
  }

  /// A custom error and its arguments' names; every argument is a static word.
  private record ErrorForm(String name, List<String> arguments) {}

  /// ConsortiumAnchor.
  ///
  /// @throws AnchorException when the class path lacks the contract
  public static ContractArtifact load() {
    return load("ConsortiumAnchor");
  }

  /// @param contract as its source names it
  /// @throws AnchorException when the class path lacks the contract
  public static ContractArtifact load(String contract) {
    String file = contract + ".json";
    try (InputStream resource = ContractArtifact.class.getResourceAsStream(file)) {
      if (resource == null) {
        throw new AnchorException(AnchorException.Code.ARTIFACT_MISSING, file);
      }
      JsonNode root = new ObjectMapper().readTree(resource);
      return new ContractArtifact(code(root.path("bytecode")), errors(root.path("abi")));
    } catch (IOException e) {
      throw new AnchorException(AnchorException.Code.ARTIFACT_MISSING, file, e);
    }
  }

  private static Bytes code(JsonNode node) {
    return Bytes.fromHexString(node.isObject() ? node.path("object").asText() : node.asText());
  }

  private static Map<Bytes, ErrorForm> errors(JsonNode abi) {
    Map<Bytes, ErrorForm> errors = new HashMap<>();
    for (JsonNode entry : abi) {
      if (entry.path("type").asText().equals("error")) {
        String name = entry.path("name").asText();
        String types = String.join(",", texts(entry.path("inputs"), "type"));
        errors.put(selector(name + "(" + types + ")"), form(name, entry.path("inputs")));
      }
    }
    return errors;
  }

  private static ErrorForm form(String name, JsonNode inputs) {
    return new ErrorForm(name, texts(inputs, "name"));
  }

  private static List<String> texts(JsonNode inputs, String key) {
    return StreamSupport.stream(inputs.spliterator(), false)
        .map(input -> input.path(key).asText())
        .toList();
  }

  public static Bytes selector(String signature) {
    byte[] ascii = signature.getBytes(StandardCharsets.US_ASCII);
    return Keccak256.of(Bytes.wrap(ascii)).slice(0, 4);
  }

  /// What a deploying transaction carries; constructor arguments follow it.
  public Bytes creationCode() {
    return creationCode;
  }

  /// A refusal in words, like `StaleBlock(blockNumber 12, latest 15)`; empty when these bytes are
  /// no error of this contract.
  public Optional<String> describe(Bytes revertData) {
    if (revertData.size() < 4) {
      return Optional.empty();
    }
    ErrorForm form = errors.get(revertData.slice(0, 4));
    if (form == null || revertData.size() != 4 + 32 * form.arguments().size()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder(form.name()).append('(');
    for (int i = 0; i < form.arguments().size(); i++) {
      Bytes word = revertData.slice(4 + 32 * i, 32).trimLeadingZeros();
      String value = word.size() < 8 ? Long.toString(word.toLong()) : word.toHexString();
      text.append(i == 0 ? "" : ", ").append(form.arguments().get(i)).append(' ').append(value);
    }
    return Optional.of(text.append(')').toString());
  }
}
