package org.concordat.governance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.governance.GovernanceException;
import org.jspecify.annotations.Nullable;

/// One compiled contract.
///
/// @param creationCode what a deploying transaction carries; constructor arguments follow it
/// @param deployedCode what stands at the contract's address
/// @param selectors signature, as in `approve(uint256)`, to the four bytes that call it
public record ContractArtefact(
    String name, Bytes creationCode, Bytes deployedCode, Map<String, Bytes> selectors) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public ContractArtefact {
    selectors = Map.copyOf(selectors);
  }

  public static ContractArtefact constitution() {
    return load("Constitution");
  }

  public static ContractArtefact recordRegistry() {
    return load("RecordRegistry");
  }

  public static ContractArtefact blockCheckpoints() {
    return load("BlockCheckpoints");
  }

  public static ContractArtefact policyRegistry() {
    return load("PolicyRegistry");
  }

  /// @throws IllegalArgumentException if the contract has no such function
  public Bytes selector(String signature) {
    Bytes selector = selectors.get(signature);
    if (selector == null) {
      throw new IllegalArgumentException(name + " has no function " + signature);
    }
    return selector;
  }

  private static ContractArtefact load(String name) {
    JsonNode json = read(name);
    Map<String, Bytes> selectors = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : json.required("methodIdentifiers").properties()) {
      selectors.put(entry.getKey(), Bytes.fromHexString(entry.getValue().textValue()));
    }
    return new ContractArtefact(
        name,
        Bytes.fromHexString(json.required("bytecode").textValue()),
        Bytes.fromHexString(json.required("deployedBytecode").textValue()),
        selectors);
  }

  private static JsonNode read(String name) {
    try (InputStream in = ContractArtefact.class.getResourceAsStream(name + ".json")) {
      if (in == null) {
        throw unreadable(name, null);
      }
      return JSON.readTree(in);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private static GovernanceException unreadable(String name, @Nullable IOException cause) {
    return new GovernanceException(
        GovernanceException.Code.ARTEFACT_UNREADABLE,
        "cannot read the compiled contract " + name + ": the installation is damaged, reinstall it",
        cause);
  }
}
