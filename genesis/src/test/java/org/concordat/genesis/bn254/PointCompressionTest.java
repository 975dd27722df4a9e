package org.concordat.genesis.bn254;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PointCompressionTest {
  private static final long SEED = 11;

  static Stream<PointArrays> groups() {
    return Stream.of(PointArrays.g1(), PointArrays.g2());
  }

  @ParameterizedTest
  @MethodSource("groups")
  void aPointAndItsNegativeSurvive(PointArrays group) {
    RandomElements random = new RandomElements(new Random(SEED)::nextInt);
    PointCompression compression = new PointCompression(group);
    for (int i = 0; i < 20; i++) {
      long[] point = group.isG1() ? random.nextG1() : random.nextG2();
      assertThat(roundTrip(compression, point)).isEqualTo(point);
      group.negate(point, 0);
      assertThat(roundTrip(compression, point)).isEqualTo(point);
    }
  }

  @ParameterizedTest
  @MethodSource("groups")
  void infinityHasOneForm(PointArrays group) {
    PointCompression compression = new PointCompression(group);
    long[] infinity = new long[group.affineStride()];
    assertThat(roundTrip(compression, infinity)).isEqualTo(infinity);
    byte[] other = new byte[compression.size()];
    other[0] = 0x40;
    other[5] = 1;
    assertThat(compression.read(infinity, 0, other, 0)).isFalse();
  }

  private static long[] roundTrip(PointCompression compression, long[] point) {
    byte[] bytes = new byte[compression.size() + 3];
    compression.write(point, 0, bytes, 3);
    long[] read = new long[point.length];
    Arrays.fill(read, -1);
    assertThat(compression.read(read, 0, bytes, 3)).isTrue();
    return read;
  }

  /// As snarkjs 0.7.6 writes the generators and their negatives.
  @Test
  void theFlagsAreThoseOfSnarkjs() {
    String one = "00".repeat(31) + "01";
    String x =
        "198e9393920d483a7260bfb731fb5d25f1aa493335a9e71297e485b7aef312c2"
            + "1800deef121f1e76426a00665e5c4479674322d4f75edadd46debd5cd992f6ed";
    assertThat(compressed(PointArrays.g1(), false)).isEqualTo(one);
    assertThat(compressed(PointArrays.g1(), true)).isEqualTo("80" + one.substring(2));
    assertThat(compressed(PointArrays.g2(), false)).isEqualTo(x);
    assertThat(compressed(PointArrays.g2(), true)).isEqualTo("99" + x.substring(2));
  }

  private static String compressed(PointArrays group, boolean negative) {
    long[] point = group.generator();
    if (negative) {
      group.negate(point, 0);
    }
    PointCompression compression = new PointCompression(group);
    byte[] out = new byte[compression.size()];
    compression.write(point, 0, out, 0);
    return Bytes.wrap(out).toUnprefixedHexString();
  }

  @Test
  void anXWithoutAPointIsRefused() {
    PointCompression g1 = new PointCompression(PointArrays.g1());
    byte[] x = new byte[32];
    // 4³ + 3 = 67 is no square; nor is a number above the prime an x.
    x[31] = 4;
    assertThat(g1.read(new long[8], 0, x, 0)).isFalse();
    Arrays.fill(x, (byte) 0x3f);
    assertThat(g1.read(new long[8], 0, x, 0)).isFalse();
  }

  @Test
  void everySquareOfFp2HasARootAndNoOtherElement() {
    Fp2Arrays fp2 = new Fp2Arrays();
    SquareRoot root = new SquareRoot();
    Random random = new Random(SEED);
    for (int i = 0; i < 200; i++) {
      long[] a = element(random, i % 4);
      long[] square = new long[8];
      fp2.square(square, 0, a, 0);
      long[] found = new long[8];
      assertThat(root.ofFp2(found, 0, square, 0)).isTrue();
      fp2.square(found, 0, found, 0);
      assertThat(found).isEqualTo(square);
      // ξ is no square of Fp2.
      fp2.timesXi(square, 0, square, 0);
      assertThat(root.ofFp2(found, 0, square, 0)).isEqualTo(Fp2Arrays.isZero(square, 0));
    }
  }

  /// @param shape which coefficients are zero: none, the second, the first, both
  private static long[] element(Random random, int shape) {
    long[] a = new long[8];
    if ((shape & 2) == 0) {
      System.arraycopy(number(random), 0, a, 0, 4);
    }
    if ((shape & 1) == 0) {
      System.arraycopy(number(random), 0, a, 4, 4);
    }
    return a;
  }

  private static long[] number(Random random) {
    return FieldCodec.BASE.reduce(new java.math.BigInteger(254, random));
  }
}
