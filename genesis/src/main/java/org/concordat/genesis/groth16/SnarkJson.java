package org.concordat.genesis.groth16;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.bn254.Bn254;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.PointArrays;
import org.concordat.genesis.json.Json;
import org.concordat.genesis.json.JsonSource;
import org.concordat.genesis.json.Refusal;
import org.concordat.genesis.json.Scalar;
import org.concordat.genesis.json.Section;
import org.concordat.genesis.snarkfile.Malformed;
import org.concordat.genesis.snarkfile.Reading;

/// `proof.json`, `public.json` and `verification_key.json` as snarkjs reads and writes them:
/// numbers as decimal texts; a point of G1 as x, y and z, one of G2 as three pairs with the real
/// part first, z being one.
public final class SnarkJson {
  private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,77}");
  private static final int WORD = 32;
  private static final String PROTOCOL = "groth16";
  private static final String CURVE = "bn128";

  /// 2x·(6x² + 3x + 1) for the parameter x of BN254.
  private static final Fr PAIRING_POWER = pairingPower(Fr.of(4_965_661_367_192_848_881L));

  private SnarkJson() {}

  private static Fr pairingPower(Fr x) {
    Fr sum = Fr.of(6).multiply(x).multiply(x).add(Fr.of(3).multiply(x)).add(Fr.ONE);
    return x.add(x).multiply(sum);
  }

  public static String write(Proof proof) {
    return JsonText.object()
        .with("pi_a", g1(proof.a()))
        .with("pi_b", g2(proof.b()))
        .with("pi_c", g1(proof.c()))
        .with("protocol", PROTOCOL)
        .with("curve", CURVE)
        .toString();
  }

  public static String write(List<Fr> publicInputs) {
    return JsonText.of(
        publicInputs.stream().map(input -> input.toBigInteger().toString()).toList());
  }

  public static String write(VerifyingKey key) {
    List<BigInteger> pairing = alphaTimesBeta(key);
    List<List<List<String>>> nested = new ArrayList<>();
    for (int half = 0; half < 2; half++) {
      List<List<String>> triple = new ArrayList<>();
      for (int k = 3 * half; k < 3 * half + 3; k++) {
        triple.add(List.of(pairing.get(2 * k).toString(), pairing.get(2 * k + 1).toString()));
      }
      nested.add(triple);
    }
    return JsonText.object()
        .with("protocol", PROTOCOL)
        .with("curve", CURVE)
        .with("nPublic", key.publicInputs())
        .with("vk_alpha_1", g1(key.alpha()))
        .with("vk_beta_2", g2(key.beta()))
        .with("vk_gamma_2", g2(key.gamma()))
        .with("vk_delta_2", g2(key.delta()))
        .with("vk_alphabeta_12", nested)
        .with("IC", key.inputs().stream().map(SnarkJson::g1).toList())
        .toString();
  }

  /// The pairing of alpha and beta as snarkjs has it: its final exponentiation (Fuentes-Castañeda,
  /// Knapp, Rodríguez-Henríquez, SAC 2011) gives a fixed power of the pairing, which a multiple of
  /// alpha gives as well.
  private static List<BigInteger> alphaTimesBeta(VerifyingKey key) {
    PointArrays g1 = PointArrays.g1();
    long[] alpha = new long[g1.affineStride()];
    long[] multiple = new long[g1.jacobianStride()];
    Malformed.unless(
        g1.fromBytes(alpha, 0, key.alpha().toArrayUnsafe()), () -> "alpha is no point of G1");
    g1.multiply(multiple, 0, alpha, 0, PAIRING_POWER);
    g1.normalize(multiple, 0, 1, alpha, 0);
    Bytes pair = Bytes.concatenate(Bytes.wrap(g1.toBytes(alpha, 0)), key.beta());
    return Bn254.pairingValue(pair.toArrayUnsafe())
        .orElseThrow(() -> new Malformed("beta is no point of G2"));
  }

  private static List<String> g1(Bytes point) {
    return point.isZero()
        ? List.of("0", "1", "0")
        : List.of(number(point, 0), number(point, 1), "1");
  }

  private static List<List<String>> g2(Bytes point) {
    return point.isZero()
        ? List.of(List.of("0", "0"), List.of("1", "0"), List.of("0", "0"))
        : List.of(
            List.of(number(point, 1), number(point, 0)),
            List.of(number(point, 3), number(point, 2)),
            List.of("1", "0"));
  }

  private static String number(Bytes point, int word) {
    return point.slice(word * WORD, WORD).toUnsignedBigInteger().toString();
  }

  public static Reading<Proof> readProof(String text) {
    return reading(() -> {
      Section proof = groth16(text);
      return new Proof(
          proof.required("pi_a", SnarkJson::readG1),
          proof.required("pi_b", SnarkJson::readG2),
          proof.required("pi_c", SnarkJson::readG1));
    });
  }

  /// Numbers below r only: a number and the same plus r would otherwise be two names of one input.
  public static Reading<List<Fr>> readPublicInputs(String text) {
    return reading(() ->
        new Scalar("", JsonSource.read(text))
            .list().stream()
                .map(input ->
                    Fr.of(decimal(input)).orElseThrow(() -> input.refuse("a number below r")))
                .toList());
  }

  /// A key is refused also when its `vk_alphabeta_12` is not the pairing of its alpha and beta.
  public static Reading<VerifyingKey> readVerifyingKey(String text) {
    return reading(() -> verifyingKey(groth16(text)));
  }

  private static VerifyingKey verifyingKey(Section json) {
    List<Bytes> inputs = json.required("IC", Scalar::list).stream().map(SnarkJson::readG1).toList();
    long count = json.required("nPublic", Scalar::plainNumber);
    if (count + 1 != inputs.size()) {
      throw json.refuse("nPublic", "IC has " + inputs.size() + " points, not one more than this");
    }
    VerifyingKey key =
        new VerifyingKey(
            json.required("vk_alpha_1", SnarkJson::readG1),
            json.required("vk_beta_2", SnarkJson::readG2),
            json.required("vk_gamma_2", SnarkJson::readG2),
            json.required("vk_delta_2", SnarkJson::readG2),
            inputs);
    List<BigInteger> stated =
        json.list("vk_alphabeta_12").orElse(List.of()).stream()
            .flatMap(half -> half.list().stream())
            .flatMap(pair -> pair.list().stream())
            .map(SnarkJson::decimal)
            .toList();
    if (!stated.isEmpty() && !stated.equals(alphaTimesBeta(key))) {
      throw json.refuse("vk_alphabeta_12", "this is not the pairing of alpha and beta");
    }
    return key;
  }

  private static Section groth16(String text) {
    Section json = Section.of("", JsonSource.read(text));
    require(json, "protocol", PROTOCOL);
    require(json, "curve", CURVE);
    return json;
  }

  private static void require(Section json, String key, String expected) {
    String found = json.required(key, Scalar::text);
    if (!found.equals(expected)) {
      throw json.refuse(key, "expected \"" + expected + "\"");
    }
  }

  private static Bytes readG1(Scalar json) {
    List<BigInteger> numbers = json.list().stream().map(SnarkJson::decimal).toList();
    if (numbers.equals(List.of(BigInteger.ZERO, BigInteger.ONE, BigInteger.ZERO))) {
      return Bytes.wrap(new byte[Bn254.G1_SIZE]);
    }
    if (numbers.size() != 3 || !numbers.get(2).equals(BigInteger.ONE)) {
      throw json.refuse("x, y and 1");
    }
    return point(PointArrays.g1(), json, numbers.subList(0, 2));
  }

  private static Bytes readG2(Scalar json) {
    List<BigInteger> n =
        json.list().stream().flatMap(pair -> pair.list().stream()).map(SnarkJson::decimal).toList();
    BigInteger zero = BigInteger.ZERO;
    BigInteger one = BigInteger.ONE;
    if (n.equals(List.of(zero, zero, one, zero, zero, zero))) {
      return Bytes.wrap(new byte[Bn254.G2_SIZE]);
    }
    if (n.size() != 6 || !n.get(4).equals(one) || !n.get(5).equals(zero)) {
      throw json.refuse("x, y and 1, each a pair");
    }
    return point(PointArrays.g2(), json, List.of(n.get(1), n.get(0), n.get(3), n.get(2)));
  }

  private static Bytes point(PointArrays group, Scalar json, List<BigInteger> numbers) {
    List<Bytes> words = new ArrayList<>();
    for (BigInteger number : numbers) {
      if (number.bitLength() > WORD * Byte.SIZE) {
        throw json.refuseMeaning("a coordinate has more than 256 bits");
      }
      words.add(Bytes32.leftPad(Bytes.wrap(number.toByteArray()).trimLeadingZeros()));
    }
    Bytes bytes = Bytes.concatenate(words);
    long[] point = new long[group.affineStride()];
    if (!group.fromBytes(point, 0, bytes.toArrayUnsafe()) || !group.isInSubgroup(point, 0)) {
      throw json.refuseMeaning("this is no point of its group");
    }
    return bytes;
  }

  private static BigInteger decimal(Scalar value) {
    String literal = value.json() instanceof Json.Numeral number ? number.literal() : value.text();
    if (!DECIMAL.matcher(literal).matches()) {
      throw value.refuse("a decimal number of at most 78 digits");
    }
    return new BigInteger(literal);
  }

  private static <T> Reading<T> reading(Supplier<T> reader) {
    return Reading.of(() -> {
      try {
        return reader.get();
      } catch (Refusal refusal) {
        String where = refusal.path().isEmpty() ? "" : refusal.path() + ": ";
        throw new Malformed(
            "%s%s (line %d, column %d)"
                .formatted(where, refusal.reason(), refusal.line(), refusal.column()));
      }
    });
  }
}
