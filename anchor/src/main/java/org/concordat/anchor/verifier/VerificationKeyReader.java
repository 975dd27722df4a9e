package org.concordat.anchor.verifier;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.anchor.verifier.VerifierKey.G1Point;
import org.concordat.anchor.verifier.VerifierKey.G2Point;
import org.concordat.genesis.bn254.Bn254;

/// Reads `verification_key.json` in snarkjs's form. The file is hostile until every point is
/// checked: a key with a point outside the group would make every later argument void.
public final class VerificationKeyReader {
  public static final int MAXIMUM_BYTES = 256 * 1024;

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /// Room for a number below 2^256 in decimal.
  private static final int MAXIMUM_DIGITS = 78;

  private VerificationKeyReader() {}

  /// Ends the reading of a file that is no key.
  private static final class NoKey extends Exception {
    private static final long serialVersionUID = 1L;

    NoKey(String reason) {
      super(reason);
    }
  }

  public static KeyReading read(byte[] file) {
    if (file.length > MAXIMUM_BYTES) {
      return new KeyReading.Refused("a verifying key has at most " + MAXIMUM_BYTES + " bytes");
    }
    try {
      return new KeyReading.Read(key(JSON.readTree(file)));
    } catch (IOException e) {
      return new KeyReading.Refused("it is no JSON");
    } catch (NoKey e) {
      return new KeyReading.Refused(String.valueOf(e.getMessage()));
    }
  }

  private static VerifierKey key(JsonNode root) throws NoKey {
    require(root.path("protocol").asText().equals("groth16"), "protocol is not groth16");
    require(root.path("curve").asText().equals("bn128"), "curve is not bn128 (BN254)");
    int inputs = root.path("nPublic").asInt(-1);
    require(
        inputs >= 1 && inputs <= VerifierKey.MAXIMUM_INPUTS,
        "nPublic is not between 1 and " + VerifierKey.MAXIMUM_INPUTS);
    JsonNode ic = root.path("IC");
    require(ic.isArray() && ic.size() == inputs + 1, "IC does not have nPublic + 1 points");
    List<G1Point> points = new ArrayList<>();
    for (int i = 0; i <= inputs; i++) {
      points.add(g1(ic.get(i), "IC[" + i + "]"));
    }
    return new VerifierKey(
        g1(root.path("vk_alpha_1"), "vk_alpha_1"),
        g2(root.path("vk_beta_2"), "vk_beta_2"),
        g2(root.path("vk_gamma_2"), "vk_gamma_2"),
        g2(root.path("vk_delta_2"), "vk_delta_2"),
        points);
  }

  /// Jacobian with z = 1; the neutral element has no place in a key.
  private static G1Point g1(JsonNode node, String name) throws NoKey {
    require(node.size() == 3 && node.path(2).asText().equals("1"), name + " is no affine point");
    G1Point point = new G1Point(number(node.get(0), name), number(node.get(1), name));
    byte[] sum = new byte[Bn254.ADD_INPUT_SIZE];
    System.arraycopy(bytes(point.words()), 0, sum, 0, Bn254.G1_SIZE);
    require(Bn254.add(sum).isPresent() && notZero(point.words()), name + " is not on the curve");
    return point;
  }

  private static G2Point g2(JsonNode node, String name) throws NoKey {
    JsonNode z = node.path(2);
    require(
        node.size() == 3 && z.path(0).asText().equals("1") && z.path(1).asText().equals("0"),
        name + " is no affine point");
    JsonNode x = node.get(0);
    JsonNode y = node.get(1);
    require(x.size() == 2 && y.size() == 2, name + " has coordinates of another form");
    G2Point point =
        new G2Point(
            number(x.get(1), name),
            number(x.get(0), name),
            number(y.get(1), name),
            number(y.get(0), name));
    byte[] pair = new byte[Bn254.PAIR_SIZE];
    System.arraycopy(bytes(point.words()), 0, pair, Bn254.G1_SIZE, Bn254.G2_SIZE);
    require(
        Bn254.pairing(pair).isPresent() && notZero(point.words()),
        name + " is not in the group of prime order on the twist");
    return point;
  }

  private static BigInteger number(JsonNode node, String name) throws NoKey {
    String text = node.asText();
    require(
        node.isTextual() && text.length() <= MAXIMUM_DIGITS && text.matches("0|[1-9][0-9]*"),
        name + " has a coordinate that is no decimal number");
    BigInteger number = new BigInteger(text);
    require(number.bitLength() <= 256, name + " has a coordinate beyond 256 bits");
    return number;
  }

  private static byte[] bytes(List<BigInteger> words) {
    List<Bytes> encoded = words.stream().map(word -> (Bytes) UInt256.valueOf(word)).toList();
    return Bytes.wrap(encoded).toArray();
  }

  private static boolean notZero(List<BigInteger> words) {
    return words.stream().anyMatch(word -> word.signum() != 0);
  }

  private static void require(boolean holds, String reason) throws NoKey {
    if (!holds) {
      throw new NoKey(reason);
    }
  }
}
