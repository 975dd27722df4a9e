package org.concordat.deploy.bench;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes;

/// Inputs that make each precompile work hardest for its price, as far as we know them.
final class PrecompileCases {
  private static final BigInteger G1_PRIME =
      new BigInteger(
          "21888242871839275222246405745257275088696311157297823662689037894645226208583");
  private static final int ALL_ONES = 0xff;
  private static final int HIGHEST_BIT = 0x80;
  private static final long SEED = 7_883;

  private PrecompileCases() {}

  /// @param name what the input is
  /// @param number the precompile's address
  record Case(String name, int number, Bytes bytes) {
    Case(String name, int number, byte[] input) {
      this(name, number, Bytes.wrap(input));
    }

    /// A copy: a precompile may keep its input.
    byte[] input() {
      return bytes.toArray();
    }
  }

  static List<Case> all() {
    List<Case> cases = new ArrayList<>();
    cases.add(new Case("ecrecover", 0x01, ecRecover()));
    cases.add(new Case("sha256 16 KiB", 0x02, ones(16_384)));
    cases.add(new Case("ripemd160 16 KiB", 0x03, ones(16_384)));
    cases.add(new Case("identity 16 KiB", 0x04, ones(16_384)));
    modExp(cases);
    bn254(cases);
    cases.add(new Case("blake2f 100,000 rounds", 0x09, blake2F(100_000)));
    cases.add(new Case("p256verify", 0x100, p256()));
    BlsCases.add(cases);
    return List.copyOf(cases);
  }

  private static void modExp(List<Case> cases) {
    cases.add(new Case("modexp 8-byte even, 1,024-byte exponent", 5, modExp(8, 1_024, 8, false)));
    cases.add(new Case("modexp 32-byte odd, 32-byte exponent", 5, modExp(32, 32, 32, true)));
    cases.add(new Case("modexp 32-byte even, 32-byte exponent", 5, modExp(32, 32, 32, false)));
    cases.add(new Case("modexp 256-byte odd, 256-byte exponent", 5, modExp(256, 256, 256, true)));
    cases.add(new Case("modexp 256-byte even, 256-byte exponent", 5, modExp(256, 256, 256, false)));
    cases.add(new Case("modexp 1,024-byte odd, exponent 3", 5, modExp(1_024, 1, 1_024, true)));
    cases.add(
        new Case("modexp 1,024-byte even, 64-byte exponent", 5, modExp(1_024, 64, 1_024, false)));
  }

  /// Every bit of the exponent set; base and modulus without structure, from a seed.
  private static byte[] modExp(int base, int exponent, int modulus, boolean odd) {
    Random random = new Random(SEED);
    byte[] noise = new byte[base + modulus];
    random.nextBytes(noise);
    noise[base] |= (byte) HIGHEST_BIT;
    noise[base + modulus - 1] = (byte) ((noise[base + modulus - 1] & ~1) | (odd ? 1 : 0));
    byte[] numbers = Arrays.copyOf(noise, base);
    return concat(
        word(base),
        word(exponent),
        word(modulus),
        numbers,
        ones(exponent),
        Arrays.copyOfRange(noise, base, base + modulus));
  }

  private static void bn254(List<Case> cases) {
    byte[] g1 = concat(word(1), word(2));
    byte[] minus = concat(word(1), word(G1_PRIME.subtract(BigInteger.TWO)));
    byte[] twice =
        hex(
            "030644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd3"
                + "15ed738c0e0a7c92e7845f96b2ae9c0a68a6a449e3538fc7ff3ebf7a5a18a2c4");
    byte[] g2 =
        hex(
            "198e9393920d483a7260bfb731fb5d25f1aa493335a9e71297e485b7aef312c2"
                + "1800deef121f1e76426a00665e5c4479674322d4f75edadd46debd5cd992f6ed"
                + "090689d0585ff075ec9e99ad690c3395bc4b313370b38ef355acdadcd122975b"
                + "12c85ea5db8c6deb4aab71808dcb408fe3d1e7690c43d37b4ce6cc0166fa7daa");
    cases.add(new Case("bn254 add", 6, concat(g1, twice)));
    cases.add(new Case("bn254 multiply", 7, concat(twice, ones(32))));
    cases.add(new Case("bn254 pairing, 1 pair", 8, concat(g1, g2)));
    cases.add(
        new Case(
            "bn254 pairing, 4 pairs (a Groth16 check)",
            8,
            concat(g1, g2, minus, g2, g1, g2, minus, g2)));
  }

  private static byte[] ecRecover() {
    // A signature that recovers a key: r is the x of secp256k1's generator.
    byte[] r = hex("79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798");
    return concat(ones(32), word(27), r, hex("7f".repeat(32)));
  }

  /// A key on the curve and a signature in range that fits nothing: all work, no early end.
  private static byte[] p256() {
    return concat(
        ones(32),
        hex("7f".repeat(32)),
        hex("6f".repeat(32)),
        hex("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"),
        hex("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"));
  }

  private static byte[] blake2F(int rounds) {
    byte[] input = ones(213);
    System.arraycopy(word(rounds), 28, input, 0, 4);
    input[212] = 1;
    return input;
  }

  static byte[] ones(int size) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) ALL_ONES);
    return bytes;
  }

  static byte[] word(long value) {
    return word(BigInteger.valueOf(value));
  }

  private static byte[] word(BigInteger value) {
    byte[] minimal = value.toByteArray();
    byte[] out = new byte[32];
    int skip = Math.max(0, minimal.length - 32);
    System.arraycopy(minimal, skip, out, 32 - minimal.length + skip, minimal.length - skip);
    return out;
  }

  static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  static byte[] concat(byte[]... parts) {
    int size = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    byte[] out = new byte[size];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, out, at, part.length);
      at += part.length;
    }
    return out;
  }
}
