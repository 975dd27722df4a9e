package org.concordat.genesis.bn254;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FixedBaseTest {
  private static final long SEED = 5;
  private static final int WIDTH = 5;

  static Stream<PointArrays> groups() {
    return Stream.of(PointArrays.g1(), PointArrays.g2());
  }

  /// Zeros, lone digits, the largest scalars and random ones, against one multiplication each.
  @ParameterizedTest
  @MethodSource("groups")
  void manyProductsAtOnceAreThoseOfOneByOne(PointArrays group) {
    List<Fr> scalars = new ArrayList<>(List.of(Fr.ZERO, Fr.ONE, Fr.ONE.negate(), Fr.of(31)));
    for (int place = 0; place < 254; place += WIDTH) {
      scalars.add(Fr.reduce(BigInteger.ONE.shiftLeft(place)));
      scalars.add(Fr.reduce(BigInteger.ONE.shiftLeft(place)).negate());
    }
    Random random = new Random(SEED);
    for (int i = 0; i < 50; i++) {
      scalars.add(Fr.reduce(new BigInteger(256, random)));
    }
    scalars.add(Fr.ZERO);
    FixedBase base = FixedBase.of(group, group.generator(), 0, WIDTH);
    long[] packed = ScalarArrays.pack(scalars);
    long[] products = new long[scalars.size() * group.affineStride() + 3];
    base.multiplyAll(group, products, 3, packed, 0, scalars.size());
    for (int i = 0; i < scalars.size(); i++) {
      long[] single = new long[group.jacobianStride()];
      group.multiply(single, 0, group.generator(), 0, scalars.get(i));
      long[] affine = new long[group.affineStride()];
      group.normalize(single, 0, 1, affine, 0);
      for (int limb = 0; limb < affine.length; limb++) {
        assertThat(products[3 + i * affine.length + limb])
            .as("scalar %d", i)
            .isEqualTo(affine[limb]);
      }
    }
  }
}
