package org.concordat.genesis.bn254;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Bn254Test {
  private static final BigInteger P = PrimeField.BASE.modulus();
  private static final byte[] INFINITY = new byte[Bn254.G1_SIZE];
  private static final byte[] G1 = Points.write(Points.G1);
  private static final byte[] MINUS_G1 = Points.write(Points.G1.negate());
  private static final byte[] G2 = Points.encode(Points.G2);

  private static byte[] word(BigInteger value) {
    byte[] out = new byte[32];
    byte[] bytes = value.toByteArray();
    int skip = Math.max(0, bytes.length - 32);
    System.arraycopy(bytes, skip, out, 32 - bytes.length + skip, bytes.length - skip);
    return out;
  }

  @Test
  void doublesTheGenerator() {
    assertThat(Bn254.add(Points.concat(G1, G1)))
        .contains(
            HexFormat.of()
                .parseHex(
                    "030644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd3"
                        + "15ed738c0e0a7c92e7845f96b2ae9c0a68a6a449e3538fc7ff3ebf7a5a18a2c4"));
  }

  @Test
  void addsInfinityAndOpposites() {
    assertThat(Bn254.add(Points.concat(G1, INFINITY))).contains(G1);
    assertThat(Bn254.add(Points.concat(INFINITY, G1))).contains(G1);
    assertThat(Bn254.add(Points.concat(G1, MINUS_G1))).contains(INFINITY);
    assertThat(Bn254.add(Points.concat(INFINITY, INFINITY))).contains(INFINITY);
  }

  @Test
  void multipliesByAnyThirtyTwoBytes() {
    assertThat(Bn254.multiply(Points.concat(G1, word(BigInteger.ZERO)))).contains(INFINITY);
    assertThat(Bn254.multiply(Points.concat(G1, word(BigInteger.ONE)))).contains(G1);
    assertThat(Bn254.multiply(Points.concat(G1, word(Fr.MODULUS)))).contains(INFINITY);
    assertThat(Bn254.multiply(Points.concat(G1, word(Fr.MODULUS.subtract(BigInteger.ONE)))))
        .contains(MINUS_G1);
    assertThat(Bn254.multiply(Points.concat(G1, word(Fr.MODULUS.add(BigInteger.ONE)))))
        .contains(G1);
    assertThat(Bn254.multiply(Points.concat(INFINITY, word(BigInteger.TEN)))).contains(INFINITY);
  }

  /// Affine chords and tangents over `BigInteger`.
  @Test
  void agreesWithTheSchoolbookFormulas() {
    Random random = new Random(196);
    for (int i = 0; i < 20; i++) {
      BigInteger k = new BigInteger(i < 10 ? 4 : 256, random).add(BigInteger.ONE);
      ReferenceG1 expected = ReferenceG1.GENERATOR.multiply(k);
      byte[] product = Bn254.multiply(Points.concat(G1, word(k))).orElseThrow();
      assertThat(product).isEqualTo(Points.concat(word(expected.x()), word(expected.y())));
      ReferenceG1 sum = expected.add(ReferenceG1.GENERATOR);
      assertThat(Bn254.add(Points.concat(product, G1)))
          .contains(Points.concat(word(sum.x()), word(sum.y())));
    }
  }

  @Test
  void refusesPointsOffTheCurveAndUnreducedCoordinates() {
    byte[] off = Points.concat(word(BigInteger.ONE), word(BigInteger.ONE));
    byte[] unreduced = Points.concat(word(P.add(BigInteger.ONE)), word(BigInteger.TWO));
    byte[] modulus = Points.concat(word(P), word(P));
    for (byte[] bad : new byte[][] {off, unreduced, modulus}) {
      assertThat(Bn254.add(Points.concat(bad, INFINITY))).isEmpty();
      assertThat(Bn254.add(Points.concat(INFINITY, bad))).isEmpty();
      assertThat(Bn254.multiply(Points.concat(bad, word(BigInteger.ZERO)))).isEmpty();
      assertThat(Bn254.pairing(Points.concat(bad, new byte[128]))).isEmpty();
    }
  }

  @Test
  void checksProductsOfPairings() {
    assertThat(Bn254.pairing(new byte[0])).contains(true);
    assertThat(Bn254.pairing(Points.concat(G1, G2))).contains(false);
    assertThat(Bn254.pairing(Points.concat(G1, G2, MINUS_G1, G2))).contains(true);
    assertThat(Bn254.pairing(Points.concat(G1, new byte[128], INFINITY, G2))).contains(true);
    byte[] six = Points.write(Points.g1(6).negate());
    byte[] left = Points.concat(Points.write(Points.g1(2)), Points.encode(Points.g2(3)));
    assertThat(Bn254.pairing(Points.concat(left, six, G2))).contains(true);
    assertThat(Bn254.pairing(Points.concat(left, six, Points.encode(Points.g2(2)))))
        .contains(false);
  }

  @Test
  void refusesPointsOfTheTwistOutsideTheSubgroup() {
    BigInteger cofactor = P.shiftLeft(1).subtract(Fr.MODULUS);
    for (long seed = 1; seed < 40; seed += 10) {
      Point<Fp2> stray = Points.onTwist(seed);
      assertThat(stray.multiply(Fr.MODULUS).isInfinity()).isFalse();
      assertThat(Curve.isInSubgroup(stray)).isFalse();
      assertThat(Bn254.pairing(Points.concat(G1, Points.encode(stray)))).isEmpty();
      assertThat(Bn254.pairing(Points.concat(INFINITY, Points.encode(stray)))).isEmpty();
      Point<Fp2> cleared = stray.multiply(cofactor);
      assertThat(cleared.multiply(Fr.MODULUS).isInfinity()).isTrue();
      assertThat(Bn254.pairing(Points.concat(INFINITY, Points.encode(cleared)))).contains(true);
    }
  }

  /// Points of the small order that divides the cofactor take the steps of the loop through cases
  /// its formulas do not have.
  @Test
  void refusesPointsOfTheTwistOfSmallOrder() {
    BigInteger small = BigInteger.valueOf(10_069);
    BigInteger cofactor = P.shiftLeft(1).subtract(Fr.MODULUS);
    assertThat(cofactor.mod(small)).isZero();
    Point<Fp2> point =
        Points.onTwist(3).multiply(Fr.MODULUS.multiply(cofactor.divide(small))).normalized();
    assertThat(point.isInfinity()).isFalse();
    assertThat(point.multiply(small).isInfinity()).isTrue();
    assertThat(Bn254.pairing(Points.concat(INFINITY, Points.encode(point)))).isEmpty();
    assertThat(Bn254.pairing(Points.concat(G1, Points.encode(point)))).isEmpty();
  }

  /// Why {@link LineWalk#endsInSubgroup} refuses every point outside: the degree of the map it
  /// compares has no factor in common with the cofactor.
  @Test
  void theMapThatTellsTheSubgroupIsInjectiveOutsideOfIt() {
    BigInteger x = Pairing.X;
    BigInteger trace = x.pow(2).multiply(BigInteger.valueOf(6)).add(BigInteger.ONE);
    // ψ² = t·ψ - p, ψ³ = (t² - p)·ψ - t·p, in 6x + 2 + ψ - ψ² + ψ³ = a + b·ψ.
    BigInteger a =
        x.multiply(BigInteger.valueOf(6)).add(BigInteger.TWO).add(P).subtract(trace.multiply(P));
    BigInteger b = BigInteger.ONE.subtract(trace).add(trace.pow(2).subtract(P));
    BigInteger degree = a.pow(2).add(a.multiply(b).multiply(trace)).add(b.pow(2).multiply(P));
    BigInteger cofactor = P.shiftLeft(1).subtract(Fr.MODULUS);
    assertThat(degree.mod(Fr.MODULUS)).isZero();
    assertThat(degree.gcd(cofactor)).isOne();
  }

  @Test
  void refusesAPointOffTheTwistAndAnUnreducedCoordinate() {
    byte[] off = G2.clone();
    off[127] ^= 1;
    assertThat(Bn254.pairing(Points.concat(INFINITY, off))).isEmpty();
    byte[] unreduced = Points.concat(word(P), new byte[96]);
    assertThat(Bn254.pairing(Points.concat(INFINITY, unreduced))).isEmpty();
  }

  @Test
  void takesOnlyWholeInputs() {
    assertThatThrownBy(() -> Bn254.add(new byte[127])).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Bn254.multiply(new byte[97]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Bn254.pairing(new byte[191]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
