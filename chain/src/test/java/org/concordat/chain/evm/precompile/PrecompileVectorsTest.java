package org.concordat.chain.evm.precompile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.concordat.chain.spec.Fork;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Published vectors. The rows in `SOURCE.md` run always; the heavy tests read the whole sets from
/// the folder named by `conformance.dir`.
class PrecompileVectorsTest {
  @ParameterizedTest
  @CsvSource({
    "g1_add, 0b",
    "g1_mul, 0c",
    "g1_multiexp, 0c",
    "g2_add, 0d",
    "g2_mul, 0e",
    "g2_multiexp, 0e",
    "pairing, 0f",
    "invalid_subgroup_for_pairing, 0f",
    "fp_to_g1, 10",
    "fp2_to_g2, 11"
  })
  void bls12Rows(String file, String number) throws IOException {
    List<PrecompileVector> vectors = PrecompileVector.csv(file, resource(file + ".csv"));
    assertThat(vectors).isNotEmpty();
    vectors.forEach(vector -> check(precompile(Fork.PRAGUE, number), vector));
  }

  @Test
  void p256Signatures() throws IOException {
    List<PrecompileVector> vectors = PrecompileVector.json(resource("p256verify.json"));
    assertThat(vectors).isNotEmpty();
    vectors.forEach(vector -> check(precompile(Fork.OSAKA, "100"), vector));
  }

  @Test
  void pointEvaluations() throws IOException {
    JsonNode root = new ObjectMapper().readTree(resource("pointEvaluationPrecompile.json"));
    byte[] expected = PrecompileVector.hex(root.get("PrecompileReturnValue").asText());
    Precompile precompile = precompile(Fork.CANCUN, "0a");
    for (JsonNode node : root.get("TestCases")) {
      byte[] input = PrecompileVector.hex(node.get("Input").asText());
      if (!node.get("Valid").asBoolean()) {
        assertThat(precompile.run(input)).isEmpty();
      } else {
        assertThat(precompile.run(input)).hasValue(expected);
      }
    }
  }

  @ParameterizedTest
  @Tag("heavy")
  @CsvSource({
    "blake2F, 09, CANCUN", "fail-blake2f, 09, CANCUN", "ecRecover, 01, CANCUN",
    "bn256Add, 06, CANCUN", "bn256ScalarMul, 07, CANCUN", "bn256Pairing, 08, CANCUN",
    "modexp_eip2565, 05, CANCUN", "modexp_eip7883, 05, OSAKA", "pointEvaluation, 0a, CANCUN",
    "p256Verify, 100, OSAKA", "blsG1Add, 0b, PRAGUE", "fail-blsG1Add, 0b, PRAGUE",
    "blsG1Mul, 0c, PRAGUE", "fail-blsG1Mul, 0c, PRAGUE", "blsG1MultiExp, 0c, PRAGUE",
    "fail-blsG1MultiExp, 0c, PRAGUE", "blsG2Add, 0d, PRAGUE", "fail-blsG2Add, 0d, PRAGUE",
    "blsG2Mul, 0e, PRAGUE", "fail-blsG2Mul, 0e, PRAGUE", "blsG2MultiExp, 0e, PRAGUE",
    "fail-blsG2MultiExp, 0e, PRAGUE", "blsPairing, 0f, PRAGUE", "fail-blsPairing, 0f, PRAGUE",
    "blsMapG1, 10, PRAGUE", "fail-blsMapG1, 10, PRAGUE", "blsMapG2, 11, PRAGUE",
    "fail-blsMapG2, 11, PRAGUE"
  })
  void wholeSets(String file, String number, Fork fork) throws IOException {
    Path path = conformance().resolve("precompiles/geth/" + file + ".json");
    List<PrecompileVector> vectors = PrecompileVector.json(Files.readString(path));
    assertThat(vectors).isNotEmpty();
    vectors.forEach(vector -> check(precompile(fork, number), vector));
  }

  @ParameterizedTest
  @Tag("heavy")
  @CsvSource({
    "g1_add, 0b",
    "g1_mul, 0c",
    "g1_multiexp, 0c",
    "g2_add, 0d",
    "g2_mul, 0e",
    "g2_multiexp, 0e",
    "pairing, 0f",
    "invalid_subgroup_for_pairing, 0f",
    "fp_to_g1, 10",
    "fp2_to_g2, 11"
  })
  void allBls12Rows(String file, String number) throws IOException {
    Path path = conformance().resolve("besu/precompiles/" + file + ".csv");
    List<PrecompileVector> vectors = PrecompileVector.csv(file, Files.readString(path));
    vectors.forEach(vector -> check(precompile(Fork.PRAGUE, number), vector));
  }

  @Test
  @Tag("heavy")
  void proofsOfTheKzgSuite() throws IOException {
    Path folder = conformance().resolve("kzg/c-kzg-4844/tests/verify_kzg_proof");
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> cases = files.filter(file -> file.endsWith("data.yaml")).toList();
      assertThat(cases).isNotEmpty();
      for (Path file : cases) {
        checkKzgProof(file);
      }
    }
  }

  private static void checkKzgProof(Path file) throws IOException {
    String yaml = Files.readString(file);
    byte[] commitment = field(yaml, "commitment");
    byte[] hash = Hashes.sha256(commitment);
    hash[0] = 1;
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    input.writeBytes(hash);
    input.writeBytes(field(yaml, "z"));
    input.writeBytes(field(yaml, "y"));
    input.writeBytes(commitment);
    input.writeBytes(field(yaml, "proof"));
    boolean accepted = yaml.contains("output: true");
    assertThat(precompile(Fork.CANCUN, "0a").run(input.toByteArray()).isPresent())
        .as(file.toString())
        .isEqualTo(accepted);
  }

  private static byte[] field(String yaml, String name) {
    String after = yaml.substring(yaml.indexOf(" " + name + ": '") + name.length() + 4);
    return PrecompileVector.hex(after.substring(0, after.indexOf('\'')));
  }

  private static void check(Precompile precompile, PrecompileVector vector) {
    vector
        .gas()
        .ifPresent(
            gas -> assertThat(precompile.gas(vector.input())).as(vector.name()).isEqualTo(gas));
    var output = precompile.run(vector.input().clone());
    assertThat(output.isPresent()).as(vector.name()).isEqualTo(vector.expected().isPresent());
    output.ifPresent(
        bytes -> assertThat(bytes).as(vector.name()).isEqualTo(vector.expected().orElseThrow()));
  }

  private static Precompile precompile(Fork fork, String number) {
    Address address = new Address(0, 0, Integer.parseInt(number, 16));
    return Objects.requireNonNull(Precompiles.of(fork).at(address));
  }

  private static Path conformance() {
    return Path.of(System.getProperty("conformance.dir", "conformance"));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = PrecompileVectorsTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
