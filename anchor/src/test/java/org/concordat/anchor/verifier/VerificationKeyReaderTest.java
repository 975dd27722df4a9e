package org.concordat.anchor.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class VerificationKeyReaderTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final BigInteger FIELD =
      new BigInteger(
          "21888242871839275222246405745257275088696311157297823662689037894645226208583");

  @Test
  void theFormOfAnotherProversKeyIsRead() throws IOException {
    VerifierKey key = VerifierSourceTest.key("verification_key.json");
    assertThat(key.inputs()).isEqualTo(5);
    assertThat(key.contributed()).isTrue();
    assertThat(key.hash().toHexString())
        .isEqualTo("0x0de3e59f88fc3ce3b830a647948e4bd18edc6564cd02be0a8101178fb47c4e02");
  }

  @Test
  void pointsOutsideTheirGroupsAreRefused() {
    refused(key -> point(key, "vk_alpha_1").set(0, "1"), "vk_alpha_1 is not on the curve");
    refused(key -> ((ArrayNode) key.get("IC").get(3)).set(1, "3"), "IC[3] is not on the curve");
    refused(key -> ((ArrayNode) key.get("vk_beta_2").get(0)).set(0, "1"), "vk_beta_2 is not in");
    refused(
        key -> point(key, "vk_alpha_1").set(0, "0").set(1, "0"), "vk_alpha_1 is not on the curve");
    // On the twist, but not of the group's order.
    refused(
        key -> {
          ((ArrayNode) key.get("vk_delta_2").get(0)).set(0, "1").set(1, "0");
          ((ArrayNode) key.get("vk_delta_2").get(1))
              .set(
                  0,
                  "18278151005453108793778860132295291098363647455926340152056652516292830556603")
              .set(
                  1,
                  "5912654199736721486680175016176231956195085055698687135131307249486702594212");
        },
        "vk_delta_2 is not in the group");
  }

  @Test
  void aCoordinateHasOneEncoding() {
    refused(
        key -> {
          ArrayNode alpha = point(key, "vk_alpha_1");
          alpha.set(0, new BigInteger(alpha.get(0).textValue()).add(FIELD).toString());
        },
        "vk_alpha_1 is not on the curve");
    refused(key -> point(key, "vk_alpha_1").set(0, "01"), "no decimal number");
    refused(key -> point(key, "vk_alpha_1").set(0, "-1"), "no decimal number");
    refused(key -> point(key, "vk_alpha_1").set(0, 7), "no decimal number");
    refused(key -> point(key, "vk_alpha_1").set(0, "9".repeat(78)), "beyond 256 bits");
    refused(key -> point(key, "vk_alpha_1").set(2, "2"), "no affine point");
  }

  @Test
  void anotherSystemOrCurveOrNumberOfInputsIsRefused() {
    refused(key -> key.put("protocol", "plonk"), "protocol");
    refused(key -> key.put("curve", "bls12381"), "curve");
    refused(key -> key.put("nPublic", 4), "nPublic + 1 points");
    refused(key -> key.put("nPublic", 0), "nPublic is not between");
    refused(key -> key.put("nPublic", 65), "nPublic is not between");
    refused(key -> key.remove("vk_gamma_2"), "vk_gamma_2");
    assertThat(VerificationKeyReader.read("{".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new KeyReading.Refused("it is no JSON"));
    assertThat(VerificationKeyReader.read(new byte[VerificationKeyReader.MAXIMUM_BYTES + 1]))
        .isInstanceOf(KeyReading.Refused.class);
  }

  /// Any byte of the file changed: refused, or another key, or the same one if it was white space.
  @Test
  void hostileBytesEndInAnAnswer() throws IOException {
    byte[] file = JSON.writeValueAsBytes(tree());
    Random random = new Random(20_261);
    for (int i = 0; i < 300; i++) {
      byte[] changed = file.clone();
      changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      assertThat(VerificationKeyReader.read(changed)).isNotNull();
    }
    for (String text : List.of("", "null", "[]", "7", "{\"protocol\":\"groth16\"}")) {
      assertThat(VerificationKeyReader.read(text.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(KeyReading.Refused.class);
    }
  }

  private static void refused(Consumer<ObjectNode> change, String reason) {
    try {
      ObjectNode key = tree();
      change.accept(key);
      assertThat(VerificationKeyReader.read(JSON.writeValueAsBytes(key)))
          .isInstanceOfSatisfying(
              KeyReading.Refused.class, refused -> assertThat(refused.reason()).contains(reason));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static ArrayNode point(ObjectNode key, String name) {
    return (ArrayNode) key.get(name);
  }

  private static ObjectNode tree() throws IOException {
    Path file = Path.of("contracts/test/circuit/verification_key.json");
    return (ObjectNode) JSON.readTree(file.toFile());
  }
}
