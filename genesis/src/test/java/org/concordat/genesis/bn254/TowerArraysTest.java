package org.concordat.genesis.bn254;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The fields on flat arrays against the same fields as values.
class TowerArraysTest {
  private static final int ROUNDS = 200;
  private final Random random = new Random(20_261_125);
  private final Fp12Arrays fp12 = new Fp12Arrays();

  private Fp fp() {
    // One in eight is zero, one or minus one.
    return switch (random.nextInt(24)) {
      case 0 -> Fp.ZERO;
      case 1 -> Fp.ONE;
      case 2 -> Fp.ONE.negate();
      default -> Fp.of(new BigInteger(254, random));
    };
  }

  private Fp2 fp2() {
    return new Fp2(fp(), fp());
  }

  private Fp12 element() {
    return new Fp12(new Fp6(fp2(), fp2(), fp2()), new Fp6(fp2(), fp2(), fp2()));
  }

  @Test
  void quadraticElementsAgree() {
    Fp2Arrays arrays = fp12.fp2();
    for (int i = 0; i < ROUNDS; i++) {
      Fp2 a = fp2();
      Fp2 b = fp2();
      long[] limbs = new long[3 * Fp2Arrays.LIMBS];
      a.copyTo(limbs, 0);
      b.copyTo(limbs, Fp2Arrays.LIMBS);
      arrays.multiply(limbs, 16, limbs, 0, limbs, 8);
      assertThat(Fp2.at(limbs, 16)).isEqualTo(a.multiply(b));
      arrays.square(limbs, 16, limbs, 0);
      assertThat(Fp2.at(limbs, 16)).isEqualTo(a.square());
      arrays.timesXi(limbs, 16, limbs, 0);
      assertThat(Fp2.at(limbs, 16)).isEqualTo(a.timesXi());
      arrays.invert(limbs, 16, limbs, 0);
      assertThat(Fp2.at(limbs, 16)).isEqualTo(a.inverse());
      arrays.multiply(limbs, 0, limbs, 0, limbs, 8);
      arrays.square(limbs, 8, limbs, 8);
      assertThat(Fp2.at(limbs, 0)).as("in place").isEqualTo(a.multiply(b));
      assertThat(Fp2.at(limbs, 8)).as("in place").isEqualTo(b.square());
    }
  }

  @Test
  void elementsOfTheTwelfthDegreeAgree() {
    for (int i = 0; i < ROUNDS; i++) {
      Fp12 a = element();
      Fp12 b = element();
      long[] out = new long[Fp12Arrays.LIMBS];
      fp12.multiply(out, a.toArray(), b.toArray());
      assertThat(Fp12.of(out)).isEqualTo(a.multiply(b));
      fp12.square(out, a.toArray());
      assertThat(Fp12.of(out)).isEqualTo(a.square()).isEqualTo(a.multiply(a));
      fp12.invert(out, a.toArray());
      assertThat(Fp12.of(out)).isEqualTo(a.inverse());
      fp12.frobenius(out, a.toArray());
      assertThat(Fp12.of(out)).isEqualTo(a.frobenius());
      fp12.conjugate(out, a.toArray());
      assertThat(Fp12.of(out)).isEqualTo(a.conjugate());
      long[] inPlace = a.toArray();
      fp12.multiply(inPlace, inPlace, b.toArray());
      assertThat(Fp12.of(inPlace)).isEqualTo(a.multiply(b));
      inPlace = a.toArray();
      fp12.square(inPlace, inPlace);
      assertThat(Fp12.of(inPlace)).isEqualTo(a.square());
    }
  }

  @Test
  void linesMultiplyAsTheElementsTheyStandFor() {
    for (int i = 0; i < ROUNDS; i++) {
      Fp12 f = element();
      Fp2 a = fp2();
      Fp2 b = fp2();
      Fp2 c = fp2();
      long[] line = new long[3 * Fp2Arrays.LIMBS];
      a.copyTo(line, 0);
      b.copyTo(line, 8);
      c.copyTo(line, 16);
      long[] out = f.toArray();
      fp12.multiplyLine(out, out, line);
      Fp12 plain = new Fp12(new Fp6(a, Fp2.ZERO, Fp2.ZERO), new Fp6(b, c, Fp2.ZERO));
      assertThat(Fp12.of(out)).isEqualTo(f.multiply(plain));
    }
  }

  @Test
  void elementsOfTheCyclotomicSubgroupSquareAsOthersDo() {
    for (int i = 0; i < ROUNDS / 4; i++) {
      Fp12 any = element();
      Fp12 unitary = any.conjugate().multiply(any.inverse());
      Fp12 cyclotomic = unitary.frobenius().frobenius().multiply(unitary);
      long[] out = cyclotomic.toArray();
      fp12.cyclotomicSquare(out, out);
      assertThat(Fp12.of(out)).isEqualTo(cyclotomic.square());
    }
  }

  @Test
  void thePthPowerIsTheOneItSaysItIs() {
    Fp12 a = element();
    Fp12 power = Fp12.ONE;
    BigInteger p = PrimeField.BASE.modulus();
    for (int bit = p.bitLength() - 1; bit >= 0; bit--) {
      power = power.multiply(power);
      power = p.testBit(bit) ? power.multiply(a) : power;
    }
    assertThat(a.frobenius()).isEqualTo(power);
  }
}
