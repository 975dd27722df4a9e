package org.concordat.chain.evm.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Division against BigInteger, on limbs where guesses go wrong: all zeros, all ones, next to them.
class LongDivisionTest {
  private static final int ROUNDS = 60_000;
  private static final int NUMERATOR = 8;
  private static final int DIVISOR = 20;
  private static final int QUOTIENT = 30;

  private final Random random = new Random(20_261_125);

  @Test
  void quotientsAndRemaindersOfEveryLength() {
    for (int i = 0; i < ROUNDS; i++) {
      BigInteger divisor = number(1 + random.nextInt(4)).max(BigInteger.ONE);
      BigInteger quotient = number(1 + random.nextInt(4));
      BigInteger rest =
          switch (random.nextInt(4)) {
            case 0 -> BigInteger.ZERO;
            case 1 -> divisor.subtract(BigInteger.ONE);
            default -> number(4).mod(divisor);
          };
      check(quotient.multiply(divisor).add(rest), divisor, quotient, rest);
    }
  }

  @Test
  void aDigitOfAllOnesWhereTheHighestLimbsAreEqual() {
    for (int i = 0; i < ROUNDS; i++) {
      BigInteger divisor = number(4).setBit(255);
      BigInteger less = BigInteger.valueOf(1 + random.nextInt(3));
      BigInteger numerator = divisor.shiftLeft(64).subtract(less);
      check(numerator, divisor, numerator.divide(divisor), numerator.mod(divisor));
    }
  }

  @Test
  void reciprocals() {
    for (int i = 0; i < ROUNDS; i++) {
      long low = limb();
      long high = limb() | Long.MIN_VALUE;
      BigInteger one = unsigned(high);
      BigInteger two = one.shiftLeft(64).add(unsigned(low));
      assertThat(Reciprocal.of(high)).as(one.toString(16)).isEqualTo(reciprocal(one, 128));
      assertThat(Reciprocal.of(high, low)).as(two.toString(16)).isEqualTo(reciprocal(two, 192));
    }
  }

  private static long reciprocal(BigInteger divisor, int bits) {
    BigInteger all = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    return all.divide(divisor).subtract(BigInteger.ONE.shiftLeft(64)).longValue();
  }

  private void check(BigInteger numerator, BigInteger divisor, BigInteger q, BigInteger rest) {
    long[] s = new long[64];
    put(s, 0, numerator, NUMERATOR);
    put(s, DIVISOR, divisor, 4);
    LongDivision.divide(s, 0, NUMERATOR, DIVISOR, QUOTIENT);
    String what = numerator.toString(16) + " by " + divisor.toString(16);
    assertThat(get(s, 0)).as(what).isEqualTo(rest);
    assertThat(get(s, QUOTIENT)).as(what).isEqualTo(q);
    assertThat(get(s, DIVISOR)).as(what).isEqualTo(divisor);
  }

  private static void put(long[] s, int at, BigInteger value, int limbs) {
    for (int i = 0; i < limbs; i++) {
      s[at + i] = value.shiftRight(64 * i).longValue();
    }
  }

  private static BigInteger get(long[] s, int at) {
    BigInteger value = BigInteger.ZERO;
    for (int i = 3; i >= 0; i--) {
      value = value.shiftLeft(64).add(unsigned(s[at + i]));
    }
    return value;
  }

  private BigInteger number(int limbs) {
    BigInteger value = BigInteger.ZERO;
    for (int i = 0; i < limbs; i++) {
      value = value.shiftLeft(64).add(unsigned(limb()));
    }
    return value.shiftRight(random.nextInt(3) == 0 ? random.nextInt(64) : 0);
  }

  private long limb() {
    return switch (random.nextInt(7)) {
      case 0 -> 0;
      case 1 -> -1;
      case 2 -> Long.MIN_VALUE;
      case 3 -> random.nextInt(3);
      case 4 -> -1L - random.nextInt(3);
      default -> random.nextLong();
    };
  }

  private static BigInteger unsigned(long limb) {
    BigInteger value = BigInteger.valueOf(limb);
    return limb < 0 ? value.add(BigInteger.ONE.shiftLeft(64)) : value;
  }
}
