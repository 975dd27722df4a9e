package org.concordat.genesis.bn254;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Montgomery limbs against plain `BigInteger` arithmetic.
class PrimeFieldTest {
  private static final int ROUNDS = 300;

  record Side(String name, PrimeField field, FieldCodec codec) {
    BigInteger p() {
      return field.modulus();
    }

    BigInteger plain(long[] limbs) {
      byte[] bytes = new byte[32];
      codec.write(limbs, 0, bytes, 0);
      return new BigInteger(1, bytes);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Side> fields() {
    return Stream.of(
        new Side("base", PrimeField.BASE, FieldCodec.BASE),
        new Side("scalar", PrimeField.SCALAR, FieldCodec.SCALAR));
  }

  /// The edges, numbers that sit on limb borders, and random ones.
  private static List<BigInteger> samples(BigInteger p) {
    Random random = new Random(254);
    List<BigInteger> out = new ArrayList<>();
    for (int bits : new int[] {0, 1, 63, 64, 65, 127, 128, 129, 191, 192, 193, 253}) {
      BigInteger power = BigInteger.ONE.shiftLeft(bits);
      out.addAll(List.of(power, power.subtract(BigInteger.ONE), p.subtract(power)));
    }
    Stream.generate(() -> new BigInteger(256, random).mod(p)).limit(ROUNDS).forEach(out::add);
    return out;
  }

  @ParameterizedTest
  @MethodSource("fields")
  void addsSubtractsAndMultipliesLikeBigInteger(Side side) {
    List<BigInteger> left = samples(side.p());
    List<BigInteger> right = new ArrayList<>(left);
    Collections.shuffle(right, new Random(7));
    for (int i = 0; i < left.size(); i++) {
      BigInteger x = left.get(i);
      BigInteger y = right.get(i);
      long[] a = side.codec().reduce(x);
      long[] b = side.codec().reduce(y);
      long[] out = new long[4];
      side.field().add(out, 0, a, 0, b, 0);
      assertThat(side.plain(out)).isEqualTo(x.add(y).mod(side.p()));
      side.field().sub(out, 0, a, 0, b, 0);
      assertThat(side.plain(out)).isEqualTo(x.subtract(y).mod(side.p()));
      side.field().mul(out, 0, a, 0, b, 0);
      assertThat(side.plain(out)).isEqualTo(x.multiply(y).mod(side.p()));
      side.field().mul(a, 0, a, 0, a, 0);
      assertThat(side.plain(a)).isEqualTo(x.multiply(x).mod(side.p()));
    }
  }

  @ParameterizedTest
  @MethodSource("fields")
  void addsAndSubtractsTwoProductsLikeBigInteger(Side side) {
    BigInteger inverseOfR = BigInteger.ONE.shiftLeft(256).modInverse(side.p());
    List<BigInteger> numbers = samples(side.p());
    Random random = new Random(11);
    for (int i = 0; i < 20 * numbers.size(); i++) {
      BigInteger[] n = new BigInteger[4];
      long[] limbs = new long[16];
      for (int k = 0; k < 4; k++) {
        n[k] = numbers.get(random.nextInt(numbers.size())).mod(side.p());
        System.arraycopy(raw(n[k]), 0, limbs, 4 * k, 4);
      }
      BigInteger first = n[0].multiply(n[1]);
      BigInteger second = n[2].multiply(n[3]);
      long[] out = new long[4];
      side.field().mulAdd(out, 0, limbs, 0, limbs, 4, limbs, 8, limbs, 12);
      assertThat(out).isEqualTo(raw(first.add(second).multiply(inverseOfR).mod(side.p())));
      side.field().mulSub(out, 0, limbs, 0, limbs, 4, limbs, 8, limbs, 12);
      assertThat(out).isEqualTo(raw(first.subtract(second).multiply(inverseOfR).mod(side.p())));
    }
  }

  @ParameterizedTest
  @MethodSource("fields")
  void multipliesLimbPatternsThatOrdinaryNumbersNeverHave(Side side) {
    BigInteger inverseOfR = BigInteger.ONE.shiftLeft(256).modInverse(side.p());
    for (BigInteger x : samples(side.p())) {
      for (BigInteger y : samples(side.p()).subList(0, 36)) {
        long[] out = new long[4];
        side.field().mul(out, 0, raw(x.mod(side.p())), 0, raw(y.mod(side.p())), 0);
        assertThat(raw(x.multiply(y).multiply(inverseOfR).mod(side.p()))).isEqualTo(out);
      }
    }
  }

  private static long[] raw(BigInteger value) {
    long[] out = new long[4];
    for (int i = 0; i < 4; i++) {
      out[i] = value.shiftRight(64 * i).longValue();
    }
    return out;
  }

  @ParameterizedTest
  @MethodSource("fields")
  void sumsAsManyOfTheLargestProductsAsItPromises(Side side) {
    int n = PrimeField.DOT_LENGTH_MAX;
    BigInteger largest = side.p().subtract(BigInteger.ONE);
    long[] a = new long[4 * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(raw(largest), 0, a, 4 * i, 4);
    }
    long[] out = new long[4];
    side.field().dot(out, 0, a, 0, a, 0, n);
    BigInteger inverseOfR = BigInteger.ONE.shiftLeft(256).modInverse(side.p());
    BigInteger sum = largest.pow(2).multiply(BigInteger.valueOf(n));
    assertThat(out).isEqualTo(raw(sum.multiply(inverseOfR).mod(side.p())));
  }

  @ParameterizedTest
  @MethodSource("fields")
  void sumsProductsLikeBigInteger(Side side) {
    List<BigInteger> numbers = samples(side.p());
    for (int start = 0; start + 18 < numbers.size(); start++) {
      int n = start % PrimeField.DOT_LENGTH_MAX + 1;
      long[] a = new long[4 * n];
      long[] b = new long[4 * n];
      BigInteger sum = BigInteger.ZERO;
      for (int i = 0; i < n; i++) {
        BigInteger x = numbers.get(start + i);
        BigInteger y = numbers.get(start + i + 1);
        System.arraycopy(side.codec().reduce(x), 0, a, 4 * i, 4);
        System.arraycopy(side.codec().reduce(y), 0, b, 4 * i, 4);
        sum = sum.add(x.multiply(y));
      }
      long[] out = new long[4];
      side.field().dot(out, 0, a, 0, b, 0, n);
      assertThat(side.plain(out)).isEqualTo(sum.mod(side.p()));
    }
  }

  @ParameterizedTest
  @MethodSource("fields")
  void invertsLikeBigIntegerAndLeavesZeroAlone(Side side) {
    for (BigInteger x : samples(side.p()).subList(3, 330)) {
      long[] out = new long[4];
      side.field().invert(out, 0, side.codec().reduce(x), 0);
      assertThat(side.plain(out)).isEqualTo(x.modInverse(side.p()));
    }
    long[] zero = new long[4];
    side.field().invert(zero, 0, zero, 0);
    assertThat(zero).containsOnly(0);
  }
}
