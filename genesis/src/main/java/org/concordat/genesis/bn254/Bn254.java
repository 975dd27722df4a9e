package org.concordat.genesis.bn254;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// BN254 as EIP-196 and EIP-197 put it to contracts: bytes in, bytes out, nothing for invalid
/// input.
///
/// A point of G1 is x and y, each 32 bytes big-endian; a point of G2 is x and y in Fp2, each with
/// the coefficient of u first. All zeros is the point at infinity. A coordinate not below the
/// prime, a point off its curve or outside the group of order r makes the input invalid.
public final class Bn254 {
  public static final int G1_SIZE = 64;
  public static final int G2_SIZE = 128;
  public static final int PAIR_SIZE = G1_SIZE + G2_SIZE;
  public static final int ADD_INPUT_SIZE = 2 * G1_SIZE;
  public static final int MULTIPLY_INPUT_SIZE = G1_SIZE + 32;

  private Bn254() {}

  /// The sum of two points of G1.
  ///
  /// @param input {@link #ADD_INPUT_SIZE} bytes
  public static Optional<byte[]> add(byte[] input) {
    requireSize(input, ADD_INPUT_SIZE);
    Optional<long[]> left = PointCodec.readG1(input, 0);
    Optional<long[]> right = PointCodec.readG1(input, G1_SIZE);
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    long[] sum = left.get();
    new G1().add(sum, 0, right.get(), 0);
    return Optional.of(PointCodec.writeG1(sum));
  }

  /// A point of G1 times a scalar of 32 bytes, which may be any number.
  ///
  /// @param input {@link #MULTIPLY_INPUT_SIZE} bytes
  public static Optional<byte[]> multiply(byte[] input) {
    requireSize(input, MULTIPLY_INPUT_SIZE);
    BigInteger scalar = new BigInteger(1, Arrays.copyOfRange(input, G1_SIZE, input.length));
    return PointCodec.readG1(input, 0)
        .map(point -> PointCodec.writeG1(new G1Multiplication().multiply(point, scalar)));
  }

  /// Whether the product of the pairings of all (G1, G2) pairs is one; true for no pairs.
  ///
  /// @param input any multiple of {@link #PAIR_SIZE} bytes
  public static Optional<Boolean> pairing(byte[] input) {
    if (input.length % PAIR_SIZE != 0) {
      throw new IllegalArgumentException("not whole pairs: " + input.length + " bytes");
    }
    Pairing pairing = new Pairing();
    List<LineWalk> pairs = new ArrayList<>();
    List<LineWalk> silent = new ArrayList<>();
    for (int at = 0; at < input.length; at += PAIR_SIZE) {
      Optional<long[]> p = PointCodec.readG1(input, at);
      Optional<long[]> q = PointCodec.readTwist(pairing.fp2(), input, at + G1_SIZE);
      if (p.isEmpty() || q.isEmpty()) {
        return Optional.empty();
      }
      if (!PointCodec.isZero(q.get())) {
        boolean atInfinity = G1.isInfinity(p.get(), 0);
        (atInfinity ? silent : pairs).add(new LineWalk(pairing.fp2(), p.get(), q.get()));
      }
    }
    long[] product = pairing.millerLoop(pairs, silent);
    boolean valid =
        Stream.concat(pairs.stream(), silent.stream()).allMatch(LineWalk::endsInSubgroup);
    return valid
        ? Optional.of(Pairing.isOne(pairing.finalExponentiation(product)))
        : Optional.empty();
  }

  /// The pairing of one point of G1 and one of G2 itself: twelve coefficients of Fp, each factor of
  /// the tower Fp12, Fp6, Fp2 from the lowest power up.
  ///
  /// @param pair {@link #PAIR_SIZE} bytes
  public static Optional<List<BigInteger>> pairingValue(byte[] pair) {
    requireSize(pair, PAIR_SIZE);
    Pairing pairing = new Pairing();
    Optional<long[]> p = PointCodec.readG1(pair, 0);
    Optional<long[]> q = PointCodec.readTwist(pairing.fp2(), pair, G1_SIZE);
    if (p.isEmpty() || q.isEmpty()) {
      return Optional.empty();
    }
    if (G1.isInfinity(p.get(), 0) || PointCodec.isZero(q.get())) {
      return Optional.of(numbers(Fp12Arrays.one()));
    }
    LineWalk walk = new LineWalk(pairing.fp2(), p.get(), q.get());
    long[] product = pairing.millerLoop(List.of(walk), List.of());
    return walk.endsInSubgroup()
        ? Optional.of(numbers(pairing.finalExponentiation(product)))
        : Optional.empty();
  }

  private static List<BigInteger> numbers(long[] element) {
    List<BigInteger> numbers = new ArrayList<>();
    byte[] bytes = new byte[FieldCodec.BYTES];
    for (int i = 0; i < element.length; i += PrimeField.LIMBS) {
      FieldCodec.BASE.write(element, i, bytes, 0);
      numbers.add(new BigInteger(1, bytes));
    }
    return numbers;
  }

  private static void requireSize(byte[] input, int size) {
    if (input.length != size) {
      throw new IllegalArgumentException("expected " + size + " bytes, not " + input.length);
    }
  }
}
