package org.concordat.genesis.bn254;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Sums of many points against one product after the other.
class MultiScalarMultiplicationTest {
  private final Random random = new Random(20_261_129);
  private final Workers workers = Workers.of(2);

  static Stream<PointArrays> groups() {
    return Stream.of(PointArrays.g1(), PointArrays.g2());
  }

  @AfterEach
  void stop() {
    workers.close();
  }

  private BigInteger scalar() {
    return switch (random.nextInt(8)) {
      case 0 -> BigInteger.ZERO;
      case 1, 2 -> BigInteger.ONE;
      case 3 -> Fr.MODULUS.subtract(BigInteger.ONE);
      case 4 -> BigInteger.valueOf(random.nextInt(1 << 16));
      default -> new BigInteger(256, random).mod(Fr.MODULUS);
    };
  }

  /// Points with infinity, neighbours that are equal, and neighbours that are opposites.
  private long[] points(PointArrays group, int count) {
    int stride = group.affineStride();
    long[] out = new long[count * stride];
    long[] jacobian = new long[group.jacobianStride()];
    for (int k = 0; k < count; k++) {
      int kind = random.nextInt(6);
      if (k > 0 && kind < 2) {
        System.arraycopy(out, (k - 1) * stride, out, k * stride, stride);
        if (kind == 1) {
          group.negate(out, k * stride);
        }
      } else if (kind > 2) {
        group.multiply(jacobian, 0, group.generator(), 0, Fr.reduce(new BigInteger(64, random)));
        group.normalize(jacobian, 0, 1, out, k * stride);
      }
    }
    return out;
  }

  private static long[] plain(List<BigInteger> scalars) {
    long[] out = new long[4 * scalars.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = scalars.get(i / 4).shiftRight(64 * (i % 4)).longValue();
    }
    return out;
  }

  private static long[] oneByOne(
      PointArrays group, long[] points, List<BigInteger> scalars, int first) {
    long[] sum = new long[group.jacobianStride()];
    long[] product = new long[group.jacobianStride()];
    for (int k = 0; k * group.affineStride() < points.length; k++) {
      Fr scalar = Fr.reduce(scalars.get(first + k));
      group.multiply(product, 0, points, k * group.affineStride(), scalar);
      group.add(sum, 0, product, 0);
    }
    return normalized(group, sum);
  }

  private static long[] normalized(PointArrays group, long[] jacobian) {
    long[] out = new long[group.affineStride()];
    group.normalize(jacobian, 0, 1, out, 0);
    return out;
  }

  @ParameterizedTest
  @MethodSource("groups")
  void sumsLikeOneProductAfterTheOther(PointArrays group) {
    MultiScalarMultiplication scalar = new MultiScalarMultiplication(group, workers, 1 << 30);
    MultiScalarMultiplication lanes = new MultiScalarMultiplication(group, workers, 0);
    for (int count : new int[] {0, 1, 2, 3, 17, 300}) {
      for (int width : new int[] {5, 7, 8, 15}) {
        int first = random.nextInt(3);
        List<BigInteger> scalars =
            new ArrayList<>(Stream.generate(this::scalar).limit(count + first).toList());
        long[] points = points(group, count);
        MemorySegment segment = MemorySegment.ofArray(points);
        ScalarDigits digits = ScalarDigits.of(plain(scalars), width);
        long[] expected = oneByOne(group, points, scalars, first);
        assertThat(normalized(group, scalar.sum(segment, digits, first)))
            .as("%d points, digits of %d bits", count, width)
            .isEqualTo(expected);
        if (width < 8) {
          assertThat(normalized(group, lanes.sum(segment, digits, first)))
              .as("%d points, digits of %d bits, in lanes", count, width)
              .isEqualTo(expected);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("groups")
  void aBucketThatManyEqualPointsFallIntoIsTheirMultiple(PointArrays group) {
    int count = 1000;
    long[] points = new long[count * group.affineStride()];
    for (int k = 0; k < count; k++) {
      System.arraycopy(
          group.generator(), 0, points, k * group.affineStride(), group.affineStride());
    }
    List<BigInteger> ones = Stream.generate(() -> BigInteger.ONE).limit(count).toList();
    long[] sum =
        new MultiScalarMultiplication(group, workers)
            .sum(MemorySegment.ofArray(points), ScalarDigits.of(plain(ones)), 0);
    long[] expected = new long[group.jacobianStride()];
    group.multiply(expected, 0, group.generator(), 0, Fr.of(count));
    assertThat(normalized(group, sum)).isEqualTo(normalized(group, expected));
  }

  @ParameterizedTest
  @MethodSource("groups")
  void moreThanAllLanesAndLayersHoldIsSummedAsOneByOne(PointArrays group) {
    int count = 12_000;
    int stride = group.affineStride();
    long[] jacobian = new long[count * group.jacobianStride()];
    for (int k = 0; k < count; k++) {
      int at = k * group.jacobianStride();
      if (k > 0) {
        System.arraycopy(
            jacobian, at - group.jacobianStride(), jacobian, at, group.jacobianStride());
      }
      group.addAffine(jacobian, at, group.generator(), 0);
    }
    long[] points = new long[count * stride];
    group.normalize(jacobian, 0, count, points, 0);
    List<BigInteger> scalars = Stream.generate(this::scalar).limit(count).toList();
    BigInteger total = BigInteger.ZERO;
    for (int k = 0; k < count; k++) {
      total = total.add(scalars.get(k).multiply(BigInteger.valueOf(k + 1)));
    }
    long[] expected = new long[group.jacobianStride()];
    group.multiply(expected, 0, group.generator(), 0, Fr.reduce(total));
    long[] sum =
        new MultiScalarMultiplication(group, workers)
            .sum(MemorySegment.ofArray(points), ScalarDigits.of(plain(scalars)), 0);
    assertThat(normalized(group, sum)).isEqualTo(normalized(group, expected));
  }

  @ParameterizedTest
  @MethodSource("groups")
  void whatIsNoPointAddsNothingInLanes(PointArrays group) {
    int stride = group.affineStride();
    long[] points = new long[3 * stride];
    System.arraycopy(group.generator(), 0, points, 0, stride);
    Arrays.fill(points, stride, 3 * stride, -1);
    long[] sum =
        new MultiScalarMultiplication(group, workers, 0)
            .sum(
                MemorySegment.ofArray(points),
                ScalarDigits.of(plain(List.of(BigInteger.TWO, BigInteger.TWO, BigInteger.TWO)), 7),
                0);
    long[] expected = new long[group.jacobianStride()];
    group.multiply(expected, 0, group.generator(), 0, Fr.of(2));
    assertThat(normalized(group, sum)).isEqualTo(normalized(group, expected));
  }

  @Test
  void digitsOfEveryWidthSumUpToTheirScalar() {
    List<BigInteger> scalars = new ArrayList<>(Stream.generate(this::scalar).limit(200).toList());
    scalars.add(BigInteger.ONE.shiftLeft(253).subtract(BigInteger.ONE));
    for (int width = 2; width <= ScalarDigits.WIDTH_MAX; width++) {
      ScalarDigits digits = ScalarDigits.of(plain(scalars), width);
      for (int i = 0; i < scalars.size(); i++) {
        BigInteger sum = BigInteger.ZERO;
        for (int place = digits.places() - 1; place >= 0; place--) {
          int digit = digits.place(place)[i];
          assertThat(Math.abs(digit)).isLessThanOrEqualTo(1 << (width - 1));
          sum = sum.shiftLeft(width).add(BigInteger.valueOf(digit));
        }
        assertThat(sum).as("width %d", width).isEqualTo(scalars.get(i));
      }
    }
  }
}
