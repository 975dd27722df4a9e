package org.concordat.governance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Without a compiler: a source that was edited and not compiled again, or an artefact that was
/// edited by hand, fails here. That the compiler really makes these artefacts is checked by the
/// `contracts` profile.
class ArtefactsTest {
  private static final String ADVICE = "run `npm ci && npm run compile` in governance/contracts";

  @ParameterizedTest
  @CsvSource({
    "contracts, src/main/resources/org/concordat/governance/contract",
    "../anchor/contracts, ../anchor/src/main/resources/org/concordat/anchor/contract"
  })
  void artefactsAreThoseOfTheCommittedSourcesAndSettings(Path contracts, Path artefacts)
      throws IOException {
    JsonNode manifest = json(artefacts.resolve("manifest.json"));
    assertThat(hashes(contracts.resolve("src"), "src/", ".sol"))
        .as(ADVICE)
        .isEqualTo(strings(manifest.required("sources")));
    assertThat(json(contracts.resolve("settings.json")))
        .as(ADVICE)
        .isEqualTo(manifest.required("settings"));
    Map<String, String> present = hashes(artefacts, "", ".json");
    present.remove("manifest.json");
    assertThat(present).as(ADVICE).isEqualTo(strings(manifest.required("artefacts")));
  }

  @ParameterizedTest
  @CsvSource({
    "src/main/resources/org/concordat/governance/contract",
    "../anchor/src/main/resources/org/concordat/anchor/contract"
  })
  void theCompilerAndLibrariesAreThePinnedOnes(Path artefacts) throws IOException {
    JsonNode manifest = json(artefacts.resolve("manifest.json"));
    JsonNode pinned = json(Path.of("contracts/package.json")).required("dependencies");
    assertThat(manifest.required("compiler").textValue())
        .startsWith(pinned.required("solc").textValue() + "+commit.");
    assertThat(manifest.required("libraries").required("@openzeppelin/contracts"))
        .isEqualTo(pinned.required("@openzeppelin/contracts"));
  }

  @Test
  void theLockFileNamesNoDownloadAddress() throws IOException {
    assertThat(Files.readString(Path.of("contracts/package-lock.json")))
        .doesNotContain("\"resolved\"");
  }

  @Test
  void predeployedContractsFitTheCodeSizeLimitAndHaveNoConstructorWork() {
    for (ContractArtefact contract :
        List.of(
            ContractArtefact.constitution(),
            ContractArtefact.recordRegistry(),
            ContractArtefact.blockCheckpoints(),
            ContractArtefact.policyRegistry())) {
      assertThat(contract.deployedCode().size()).isBetween(1, 24_576);
      assertThat(contract.creationCode().slice(contract.creationCode().size() - 64))
          .as("%s: nothing is written into the code when it is deployed", contract.name())
          .isEqualTo(contract.deployedCode().slice(contract.deployedCode().size() - 64));
    }
  }

  @Test
  void functionsAreCalledByTheirSignature() {
    assertThat(ContractArtefact.constitution().selector("getValidators()"))
        .as("the selector QBFT's contract mode calls")
        .isEqualTo(Bytes.fromHexString("0xb7ab4db5"));
    assertThatThrownBy(() -> ContractArtefact.constitution().selector("getValidator()"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("getValidator()");
  }

  private static Map<String, String> hashes(Path folder, String prefix, String suffix)
      throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(suffix)).toList()) {
        hashes.put(prefix + file.getFileName(), sha256(Files.readAllBytes(file)));
      }
    }
    return hashes;
  }

  private static Map<String, String> strings(JsonNode object) {
    Map<String, String> strings = new TreeMap<>();
    object.properties().forEach(entry -> strings.put(entry.getKey(), entry.getValue().textValue()));
    return strings;
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
