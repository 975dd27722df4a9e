package org.concordat.genesis.bn254;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Points in flat arrays against points as values, in both groups.
class PointArraysTest {
  private static final long SEED = 20_261_126;

  /// One group, and its points as values.
  record Side<E extends FieldElement<E>>(String name, PointArrays group, Point<E> generator) {
    long[] affine(BigInteger factor) {
      return limbs(generator.multiply(factor));
    }

    long[] affine(long factor) {
      return affine(BigInteger.valueOf(factor).mod(Fr.MODULUS));
    }

    long[] limbs(Point<E> point) {
      long[] out = new long[group.affineStride()];
      if (!point.isInfinity()) {
        Point<E> affine = point.normalized();
        put(affine.x(), out, 0);
        put(affine.y(), out, out.length / 2);
      }
      return out;
    }

    private static void put(FieldElement<?> element, long[] out, int o) {
      switch (element) {
        case Fp fp -> fp.copyTo(out, o);
        case Fp2 fp2 -> fp2.copyTo(out, o);
        default -> throw new AssertionError("no other field");
      }
    }

    long[] jacobian(BigInteger factor, BigInteger scale) {
      long[] out = new long[group.jacobianStride()];
      group.toJacobian(out, 0, affine(factor), 0);
      // The same point with another z.
      CoordinateField field = group.field();
      int w = field.limbs();
      long[] z = new long[w];
      System.arraycopy(FieldCodec.BASE.reduce(scale), 0, z, 0, PrimeField.LIMBS);
      field.multiply(out, 2 * w, out, 2 * w, z, 0);
      field.multiply(out, w, out, w, z, 0);
      field.multiply(out, 0, out, 0, z, 0);
      field.multiply(out, w, out, w, z, 0);
      field.multiply(out, 0, out, 0, z, 0);
      field.multiply(out, w, out, w, z, 0);
      return out;
    }

    long[] normalized(long[] jacobian) {
      long[] out = new long[group.affineStride()];
      group.normalize(jacobian, 0, 1, out, 0);
      return out;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Side<?>> groups() {
    return Stream.of(
        new Side<>("G1", PointArrays.g1(), Points.G1),
        new Side<>("G2", PointArrays.g2(), Points.G2));
  }

  @ParameterizedTest
  @MethodSource("groups")
  void addsInEveryCase(Side<?> side) {
    BigInteger three = BigInteger.valueOf(3);
    List<Long> factors = List.of(0L, 1L, -1L, 2L, -2L, 5L);
    for (long a : factors) {
      for (long b : factors) {
        long[] expected = side.affine(a + b);
        long[] sum = side.jacobian(BigInteger.valueOf(a).mod(Fr.MODULUS), three);
        side.group().addAffine(sum, 0, side.affine(b), 0);
        assertThat(side.normalized(sum)).as("%d + affine %d", a, b).isEqualTo(expected);
        sum = side.jacobian(BigInteger.valueOf(a).mod(Fr.MODULUS), three);
        long[] other = side.jacobian(BigInteger.valueOf(b).mod(Fr.MODULUS), BigInteger.TEN);
        side.group().add(sum, 0, other, 0);
        assertThat(side.normalized(sum)).as("%d + %d", a, b).isEqualTo(expected);
      }
      long[] twice = side.jacobian(BigInteger.valueOf(a).mod(Fr.MODULUS), three);
      side.group().twice(twice, 0);
      assertThat(side.normalized(twice)).isEqualTo(side.affine(2 * a));
    }
  }

  @ParameterizedTest
  @MethodSource("groups")
  void multipliesLikeThePlainLadder(Side<?> side) {
    Random random = new Random(SEED);
    FixedBase fixed = FixedBase.of(side.group(), side.group().generator(), 0, 5);
    for (BigInteger factor : factors(random)) {
      long[] expected = side.affine(factor);
      long[] product = new long[side.group().jacobianStride()];
      Fr scalar = Fr.of(factor).orElseThrow();
      side.group().multiply(product, 0, side.group().generator(), 0, scalar);
      assertThat(side.normalized(product)).as("%s", factor).isEqualTo(expected);
      fixed.multiply(side.group(), product, 0, ScalarArrays.pack(List.of(scalar)), 0);
      assertThat(side.normalized(product)).as("table: %s", factor).isEqualTo(expected);
    }
    long[] infinity = new long[side.group().affineStride()];
    long[] product = new long[side.group().jacobianStride()];
    side.group().multiply(product, 0, infinity, 0, Fr.of(7));
    assertThat(side.group().isJacobianInfinity(product, 0)).isTrue();
  }

  private static List<BigInteger> factors(Random random) {
    BigInteger one = BigInteger.ONE;
    BigInteger last = Fr.MODULUS.subtract(one);
    return Stream.concat(
            Stream.of(BigInteger.ZERO, one, BigInteger.TWO, BigInteger.valueOf(31), last),
            Stream.generate(() -> new BigInteger(256, random).mod(Fr.MODULUS)).limit(10))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("groups")
  void normalizesManyWithInfinityAmongThem(Side<?> side) {
    int count = 7;
    int stride = side.group().jacobianStride();
    long[] jacobian = new long[count * stride];
    for (int k = 0; k < count; k++) {
      long[] point = side.jacobian(BigInteger.valueOf(k % 3), BigInteger.valueOf(k + 2));
      System.arraycopy(point, 0, jacobian, k * stride, stride);
    }
    long[] affine = new long[count * side.group().affineStride()];
    side.group().normalize(jacobian, 0, count, affine, 0);
    for (int k = 0; k < count; k++) {
      int from = k * side.group().affineStride();
      assertThat(Arrays.copyOfRange(affine, from, from + side.group().affineStride()))
          .isEqualTo(side.affine(k % 3));
    }
  }

  @ParameterizedTest
  @MethodSource("groups")
  void tellsPointsFromOtherNumbers(Side<?> side) {
    PointArrays group = side.group();
    assertThat(group.isOnCurve(new long[group.affineStride()], 0)).as("infinity").isTrue();
    for (int limb = 0; limb < group.affineStride(); limb++) {
      long[] point = side.affine(5);
      assertThat(group.isOnCurve(point, 0)).isTrue();
      point[limb] ^= 1;
      assertThat(group.isOnCurve(point, 0)).as("limb %d", limb).isFalse();
    }
    // x + p is the same number modulo p, but another encoding of it.
    long[] unreduced = side.affine(1);
    long carry = 0;
    PrimeField p = PrimeField.BASE;
    long[] modulus = {p.p0(), p.p1(), p.p2(), p.p3()};
    for (int limb = 0; limb < PrimeField.LIMBS; limb++) {
      long sum = unreduced[limb] + carry;
      carry = PrimeField.carry(sum, carry);
      sum += modulus[limb];
      carry += PrimeField.carry(sum, modulus[limb]);
      unreduced[limb] = sum;
    }
    assertThat(group.isOnCurve(unreduced, 0)).isFalse();
  }

  @Test
  void tellsTheSubgroupFromTheRestOfTheTwist() {
    PointArrays g2 = PointArrays.g2();
    Side<Fp2> side = new Side<>("G2", g2, Points.G2);
    for (long seed = 1; seed < 4; seed++) {
      long[] other = side.limbs(Points.onTwist(seed));
      assertThat(g2.isOnCurve(other, 0)).isTrue();
      assertThat(g2.isInSubgroup(other, 0)).isFalse();
      assertThat(g2.isInSubgroup(side.affine(seed), 0)).isTrue();
    }
    assertThat(g2.isInSubgroup(side.affine(0), 0)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("groups")
  void bytesComeBackAsThePointTheyWere(Side<?> side) {
    for (long factor : new long[] {0, 1, 12}) {
      long[] point = side.affine(factor);
      byte[] bytes = side.group().toBytes(point, 0);
      long[] back = new long[point.length];
      assertThat(side.group().fromBytes(back, 0, bytes)).isTrue();
      assertThat(back).isEqualTo(point);
      bytes[bytes.length - 1] ^= 1;
      assertThat(side.group().fromBytes(back, 0, bytes)).isFalse();
    }
    if (side.group().isG1()) {
      assertThat(side.group().toBytes(side.affine(9), 0)).isEqualTo(Points.write(Points.g1(9)));
    } else {
      assertThat(side.group().toBytes(side.affine(9), 0)).isEqualTo(Points.encode(Points.g2(9)));
    }
  }
}
