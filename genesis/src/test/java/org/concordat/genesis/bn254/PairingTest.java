package org.concordat.genesis.bn254;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairingTest {
  private static Fp12 pair(Point<Fp> p, Point<Fp2> q) {
    Pairing pairing = new Pairing();
    return Fp12.of(pairing.finalExponentiation(miller(pairing, List.of(walk(pairing, p, q)))));
  }

  private static LineWalk walk(Pairing pairing, Point<Fp> p, Point<Fp2> q) {
    long[] twist = new long[2 * Fp2Arrays.LIMBS];
    q.x().copyTo(twist, 0);
    q.y().copyTo(twist, Fp2Arrays.LIMBS);
    return new LineWalk(pairing.fp2(), Points.limbs(p), twist);
  }

  private static long[] miller(Pairing pairing, List<LineWalk> walks) {
    return pairing.millerLoop(walks, List.of());
  }

  @Test
  void isNotDegenerateAndHasOrderR() {
    Fp12 value = pair(Points.G1, Points.G2);
    assertThat(value).isNotEqualTo(Fp12.ONE);
    assertThat(power(value, Fr.MODULUS)).isEqualTo(Fp12.ONE);
  }

  @Test
  void isBilinear() {
    Fp12 base = pair(Points.G1, Points.G2);
    assertThat(pair(Points.g1(5), Points.g2(7))).isEqualTo(power(base, BigInteger.valueOf(35)));
    assertThat(pair(Points.g1(35), Points.G2)).isEqualTo(pair(Points.G1, Points.g2(35)));
  }

  @Test
  void multipliesTheMillerFunctionsOfSeveralPairs() {
    Pairing pairing = new Pairing();
    LineWalk one = walk(pairing, Points.g1(2), Points.g2(3));
    LineWalk two = walk(pairing, Points.g1(4), Points.g2(5));
    long[] product = miller(pairing, List.of(one, two));
    assertThat(Fp12.of(pairing.finalExponentiation(product)))
        .isEqualTo(pair(Points.g1(26), Points.G2));
  }

  @Test
  void agreesWithThePlainPairing() {
    assertThat(ReferencePairing.Element.of(pair(Points.g1(11), Points.g2(13))))
        .isEqualTo(ReferencePairing.pair(Points.g1(11), Points.g2(13)));
  }

  private static Fp12 power(Fp12 base, BigInteger exponent) {
    Fp12 result = Fp12.ONE;
    for (int bit = exponent.bitLength() - 1; bit >= 0; bit--) {
      result = result.square();
      if (exponent.testBit(bit)) {
        result = result.multiply(base);
      }
    }
    return result;
  }
}
