package org.concordat.chain.evm.precompile;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// Precompile 0x0a: a blob's polynomial takes the value y at z (EIP-4844).
///
/// Input, exactly 192 bytes: versioned hash, z, y, commitment C (48), proof W (48). What is
/// verified, e(W, (τ - z)·G2) = e(C - y·G1, G2), is written as e(W, τ·G2) · e(y·G1 - C - z·W, G2) =
/// 1, for which τ·G2 is all that is needed of the ceremony's trusted setup.
final class PointEvaluation implements Precompile {
  private static final int SIZE = 192;
  private static final int WORD = 32;
  private static final int COMMITMENT = 96;
  private static final int PROOF = 144;
  private static final int FIELD_ELEMENTS_PER_BLOB = 4_096;

  private static final BigInteger ORDER =
      new BigInteger("73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001", 16);

  /// The generators and τ·G2 of the KZG ceremony (line 4100 of c-kzg-4844's trusted_setup.txt).
  private static final byte[] GENERATOR_1 =
      HexFormat.of()
          .parseHex(
              "97f1d3a73197d7942695638c4fa9ac0fc3688c4f9774b905"
                  + "a14e3a3f171bac586c55e83ff97a1aeffb3af00adb22c6bb");

  private static final byte[] GENERATOR_2 =
      HexFormat.of()
          .parseHex(
              "93e02b6052719f607dacd3a088274f65596bd0d09920b61ab5da61bbdc7f5049"
                  + "334cf11213945d57e5ac7d055d042b7e024aa2b2f08f0a91260805272dc51051"
                  + "c6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb8");

  private static final byte[] TAU_2 =
      HexFormat.of()
          .parseHex(
              "b5bfd7dd8cdeb128843bc287230af38926187075cbfbefa81009a2ce615ac53d"
                  + "2914e5870cb452d2afaaab24f3499f72185cbfee53492714734429b7b38608e2"
                  + "3926c911cceceac9a36851477ba4c60b087041de621000edc98edada20c1def2");

  @Override
  public long gas(byte[] input) {
    return 50_000;
  }

  @Override
  public Optional<byte[]> run(byte[] input) {
    if (input.length != SIZE) {
      return Optional.empty();
    }
    BigInteger z = Input.number(input, WORD, WORD);
    BigInteger y = Input.number(input, 2 * WORD, WORD);
    boolean inField = z.compareTo(ORDER) < 0 && y.compareTo(ORDER) < 0;
    return inField && namesCommitment(input) && verifies(input, z, y)
        ? Optional.of(output())
        : Optional.empty();
  }

  /// The versioned hash is SHA-256 of the commitment, its first byte replaced by the version, 1.
  private static boolean namesCommitment(byte[] input) {
    byte[] hash = Hashes.sha256(Arrays.copyOfRange(input, COMMITMENT, PROOF));
    hash[0] = 1;
    return Arrays.equals(hash, 0, WORD, input, 0, WORD);
  }

  private static boolean verifies(byte[] input, BigInteger z, BigInteger y) {
    Bls12 bls = Bls12.get();
    try (Arena arena = Arena.ofConfined()) {
      Optional<MemorySegment> commitment =
          bls.g1.uncompress(arena, Arrays.copyOfRange(input, COMMITMENT, PROOF));
      Optional<MemorySegment> proof =
          bls.g1.uncompress(arena, Arrays.copyOfRange(input, PROOF, SIZE));
      if (commitment.isEmpty() || proof.isEmpty()) {
        return false;
      }
      MemorySegment left = combination(bls, arena, commitment.get(), proof.get(), z, y);
      Bls12.Product product = bls.new Product(arena);
      product.add(proof.get(), constant(bls.g2, arena, TAU_2));
      product.add(left, constant(bls.g2, arena, GENERATOR_2));
      return product.isOne();
    }
  }

  /// y·G1 - C - z·W.
  private static MemorySegment combination(
      Bls12 bls,
      Arena arena,
      MemorySegment commitment,
      MemorySegment proof,
      BigInteger z,
      BigInteger y) {
    MemorySegment generator = constant(bls.g1, arena, GENERATOR_1);
    MemorySegment first = times(bls, arena, generator, y);
    MemorySegment second = times(bls, arena, commitment, ORDER.subtract(BigInteger.ONE));
    MemorySegment third = times(bls, arena, proof, ORDER.subtract(z));
    return bls.g1.add(arena, bls.g1.add(arena, first, second), third);
  }

  private static MemorySegment times(
      Bls12 bls, Arena arena, MemorySegment point, BigInteger scalar) {
    MemorySegment littleEndian = arena.allocate(WORD, 8);
    byte[] bytes = scalar.toByteArray();
    for (int i = 0; i < Math.min(WORD, bytes.length); i++) {
      littleEndian.set(ValueLayout.JAVA_BYTE, i, bytes[bytes.length - 1 - i]);
    }
    long count = BlsGroup.isInfinity(point) ? 0 : 1;
    return bls.g1.multiply(arena, point, littleEndian, count);
  }

  private static MemorySegment constant(BlsGroup group, Arena arena, byte[] compressed) {
    return group
        .uncompress(arena, compressed)
        .orElseThrow(() -> new IllegalStateException("a constant is not a point"));
  }

  private static byte[] output() {
    byte[] output = new byte[2 * WORD];
    output[WORD - 2] = (byte) (FIELD_ELEMENTS_PER_BLOB >>> 8);
    byte[] order = ORDER.toByteArray();
    System.arraycopy(order, order.length - WORD, output, WORD, WORD);
    return output;
  }
}
