package org.concordat.anchor.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.anchor.testing.TestingBatch;
import org.concordat.anchor.testing.TestingEvidence;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.poseidon.Poseidon;
import org.junit.jupiter.api.Test;

class EvidenceSchemaTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void aWrittenPackageHasExactlyTheFormOfTheSchema() throws Exception {
    JsonNode schema = json("evidence-2.schema.json");
    for (int changes : new int[] {0, 2}) {
      byte[] file = EvidenceWriter.write(new TestingEvidence(3, changes).build());
      matches(schema, schema, MAPPER.readTree(file), "");
    }
  }

  /// A file that the program wrote before there were set changes.
  @Test
  void aPackageOfVersionOneHasTheFormOfItsSchema() throws Exception {
    JsonNode schema = json("evidence-1.schema.json");
    matches(schema, schema, json("evidence-1.json"), "");
  }

  private static JsonNode json(String name) throws Exception {
    try (InputStream resource = EvidencePackage.class.getResourceAsStream(name)) {
      return MAPPER.readTree(resource);
    }
  }

  /// As much of JSON Schema as this schema uses.
  private static void matches(JsonNode root, JsonNode rule, JsonNode value, String path) {
    if (rule.has("$ref")) {
      matches(root, root.at(rule.get("$ref").asText().substring(1)), value, path);
      return;
    }
    if (rule.has("const")) {
      assertThat(value).as(path).isEqualTo(rule.get("const"));
      return;
    }
    switch (rule.get("type").asText()) {
      case "object" -> {
        assertThat(rule.get("additionalProperties").asBoolean()).as(path).isFalse();
        List<String> names = names(value);
        assertThat(names).as(path).isEqualTo(names(rule.get("properties")));
        assertThat(rule.get("required")).as(path).hasSize(names.size());
        names.forEach(name ->
            matches(root, rule.get("properties").get(name), value.get(name), path + "/" + name));
      }
      case "array" -> {
        assertThat(value.isArray()).as(path).isTrue();
        assertThat(value.size())
            .as(path)
            .isBetween(rule.path("minItems").asInt(0), rule.get("maxItems").asInt());
        value.forEach(element -> matches(root, rule.get("items"), element, path + "[]"));
      }
      case "string" -> assertThat(value.textValue()).as(path).matches(rule.get("pattern").asText());
      case "integer" ->
          assertThat(value.longValue())
              .as(path)
              .isBetween(rule.get("minimum").longValue(), rule.get("maximum").longValue());
      default -> throw new AssertionError(rule);
    }
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(entry -> entry.getKey()).toList();
  }

  @Test
  void nothingOfTheRecordButItsCommitmentIsInThePackage() {
    List<String> planted = List.of("PLANTED-COMPANY-7Q", "PLANTED-SUBJECT-9Z");
    Bytes blinding = Bytes.fromHexString("0x1badc0de" + "5eed".repeat(14));
    List<Bytes> texts = planted.stream().map(text -> Bytes.wrap(text.getBytes(UTF_8))).toList();
    List<Fr> fields = texts.stream().map(Fr::reduce).toList();
    Fr commitment = Poseidon.hash(fields.get(0), fields.get(1), Fr.reduce(blinding));
    Random random = new Random(1);
    TestingBatch batch =
        new TestingBatch(
            IntStream.range(0, 5)
                .mapToObj(i -> i == 2 ? commitment : Fr.of(random.nextLong(1L << 60)))
                .map(Fr::toBytes)
                .toList());
    String file = new String(EvidenceWriter.write(new TestingEvidence(1, batch).build()), UTF_8);

    assertThat(file).contains(commitment.toBytes().toHexString());
    assertThat(file).doesNotContain(planted);
    for (Bytes secret : List.of(texts.get(0), texts.get(1), blinding)) {
      assertThat(file).doesNotContain(secret.toUnprefixedHexString());
      assertThat(file).doesNotContain(secret.toBase64String());
      assertThat(file).doesNotContain(Fr.reduce(secret).toBytes().toUnprefixedHexString());
    }
  }

  @Test
  void theSetOfKeysIsClosed() throws Exception {
    JsonNode file = MAPPER.readTree(EvidenceWriter.write(new TestingEvidence(3).build()));
    assertThat(new TreeSet<>(names(file)))
        .containsExactly(
            "anchor", "batch", "block", "format", "network", "record", "registry", "version");
    assertThat(names(file.get("record"))).containsExactly("commitment");
  }
}
