package org.concordat.chain.evm.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.concordat.chain.bytes.Word;
import org.junit.jupiter.api.Test;

/// Every instruction of this package against its plain twin on BigInteger.
class WordFamiliesTest {
  private static final int ROUNDS = 10_000;
  private static final long SEED = 20_261_121;
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);
  private static final BigInteger MAX = MODULUS.subtract(BigInteger.ONE);

  private final Random random = new Random(SEED);

  @FunctionalInterface
  private interface Instruction {
    void run(long[] s, int sp);
  }

  @Test
  void additionSubtractionAndMultiplicationWrap() {
    binary(Arithmetic::add, BigInteger::add);
    binary(Arithmetic::sub, BigInteger::subtract);
    binary(Arithmetic::mul, BigInteger::multiply);
  }

  @Test
  void exponentiationWraps() {
    for (int i = 0; i < ROUNDS / 20; i++) {
      BigInteger base = number();
      BigInteger exponent = number();
      check(Arithmetic::exp, base.modPow(exponent, MODULUS), base, exponent);
    }
    check(Arithmetic::exp, BigInteger.ONE, BigInteger.ZERO, BigInteger.ZERO);
  }

  @Test
  void divisionRoundsDownAndByZeroGivesZero() {
    binary(Division::div, (a, b) -> isZero(b) ? b : a.divide(b));
    binary(Division::mod, (a, b) -> isZero(b) ? b : a.mod(b));
    check(Division::div, BigInteger.ZERO, MAX, BigInteger.ZERO);
    check(Division::mod, BigInteger.ZERO, MAX, BigInteger.ZERO);
  }

  @Test
  void signedDivisionRoundsTowardsZero() {
    binary(Division::sdiv, (a, b) -> isZero(b) ? b : signed(a).divide(signed(b)));
    binary(Division::smod, (a, b) -> isZero(b) ? b : signed(a).remainder(signed(b)));
    BigInteger least = BigInteger.ONE.shiftLeft(255);
    check(Division::sdiv, least, least, MAX);
    check(Division::smod, BigInteger.ZERO, least, MAX);
  }

  @Test
  void modularSumsAndProductsDoNotLoseTheHighBits() {
    for (int i = 0; i < ROUNDS; i++) {
      BigInteger a = number();
      BigInteger b = number();
      BigInteger n = number();
      check(Division::addmod, isZero(n) ? n : a.add(b).mod(n), a, b, n);
      check(Division::mulmod, isZero(n) ? n : a.multiply(b).mod(n), a, b, n);
    }
    check(Division::addmod, BigInteger.TWO, MAX, MAX, MAX.subtract(BigInteger.ONE).shiftRight(1));
  }

  @Test
  void quotientDigitsThatAreGuessedTooLargeAreCorrected() {
    // Divisors just above a power of two make the estimate one too large (Knuth, step D6).
    BigInteger high = BigInteger.ONE.shiftLeft(255);
    for (int low = 0; low < 64; low++) {
      BigInteger divisor = high.add(BigInteger.ONE.shiftLeft(low * 3 + 1)).shiftRight(64);
      for (int i = 0; i < 200; i++) {
        BigInteger a = divisor.multiply(number().shiftRight(200)).mod(MODULUS);
        BigInteger numerator = a.subtract(BigInteger.valueOf(i & 1)).mod(MODULUS);
        check(Division::div, numerator.divide(divisor), numerator, divisor);
        check(Division::mulmod, numerator.multiply(MAX).mod(divisor), numerator, MAX, divisor);
      }
    }
  }

  @Test
  void comparisonsGiveZeroOrOne() {
    binary(Comparison::lt, (a, b) -> bit(a.compareTo(b) < 0));
    binary(Comparison::gt, (a, b) -> bit(a.compareTo(b) > 0));
    binary(Comparison::slt, (a, b) -> bit(signed(a).compareTo(signed(b)) < 0));
    binary(Comparison::sgt, (a, b) -> bit(signed(a).compareTo(signed(b)) > 0));
    binary(Comparison::eq, (a, b) -> bit(a.equals(b)));
    for (int i = 0; i < 100; i++) {
      BigInteger a = number();
      check(Comparison::eq, BigInteger.ONE, a, a);
    }
    unary(Comparison::isZero, a -> bit(isZero(a)));
    check(Comparison::isZero, BigInteger.ONE, BigInteger.ZERO);
  }

  @Test
  void bitwiseLogic() {
    binary(Bitwise::and, BigInteger::and);
    binary(Bitwise::or, BigInteger::or);
    binary(Bitwise::xor, BigInteger::xor);
    unary(Bitwise::not, BigInteger::not);
    unary(Bitwise::countLeadingZeros, a -> BigInteger.valueOf(256 - a.bitLength()));
    check(Bitwise::countLeadingZeros, BigInteger.valueOf(256), BigInteger.ZERO);
  }

  @Test
  void shiftsOfAnyAmount() {
    for (int amount = 0; amount <= 300; amount++) {
      BigInteger n = BigInteger.valueOf(amount);
      for (int i = 0; i < 20; i++) {
        BigInteger a = number();
        check(Bitwise::shl, a.shiftLeft(amount), n, a);
        check(Bitwise::shr, a.shiftRight(amount), n, a);
        check(Bitwise::sar, signed(a).shiftRight(amount), n, a);
      }
    }
    check(Bitwise::shl, BigInteger.ZERO, MAX, MAX);
    check(Bitwise::shr, BigInteger.ZERO, BigInteger.ONE.shiftLeft(64), MAX);
    check(Bitwise::sar, MAX, MAX, MAX);
  }

  @Test
  void bytesAreCountedFromTheLeftAndSignsFromTheRight() {
    for (int index = 0; index <= 40; index++) {
      BigInteger n = BigInteger.valueOf(index);
      for (int i = 0; i < 50; i++) {
        BigInteger a = number();
        BigInteger picked = index > 31 ? BigInteger.ZERO : a.shiftRight(8 * (31 - index));
        check(Bitwise::byteAt, picked.and(BigInteger.valueOf(255)), n, a);
        check(Bitwise::signExtend, index > 30 ? a : extended(a, 8 * index + 8), n, a);
      }
    }
    check(Bitwise::signExtend, MAX, MAX, MAX);
    check(Bitwise::byteAt, BigInteger.ZERO, MAX, MAX);
  }

  @Test
  void pushReadsAnyNumberOfBytes() {
    byte[] code = new byte[80];
    random.nextBytes(code);
    for (int count = 1; count <= 32; count++) {
      long[] s = Stacks.allocate();
      Stacks.push(s, 8, code, 5, count);
      byte[] bytes = Arrays.copyOfRange(code, 5, 5 + count);
      assertThat(Stacks.word(s, 8).toBigInteger()).isEqualTo(new BigInteger(1, bytes));
    }
  }

  private static BigInteger extended(BigInteger a, int bits) {
    BigInteger low = a.mod(BigInteger.ONE.shiftLeft(bits));
    return low.testBit(bits - 1) ? low.subtract(BigInteger.ONE.shiftLeft(bits)) : low;
  }

  private void binary(Instruction instruction, BinaryOperator<BigInteger> twin) {
    for (int i = 0; i < ROUNDS; i++) {
      BigInteger a = number();
      BigInteger b = number();
      check(instruction, twin.apply(a, b), a, b);
    }
  }

  private void unary(Instruction instruction, UnaryOperator<BigInteger> twin) {
    for (int i = 0; i < ROUNDS; i++) {
      BigInteger a = number();
      check(instruction, twin.apply(a), a);
    }
  }

  /// @param operands top of the stack first
  private static void check(Instruction instruction, BigInteger expected, BigInteger... operands) {
    long[] s = Stacks.allocate();
    Arrays.fill(s, 0x5a5a_5a5a_5a5a_5a5aL);
    int base = 12;
    int sp = base + 4 * operands.length;
    for (int i = 0; i < operands.length; i++) {
      Stacks.put(s, sp - 4 - 4 * i, Word.of(operands[i]));
    }
    instruction.run(s, sp);
    assertThat(Stacks.word(s, base).toBigInteger())
        .as("of %s", List.of(operands))
        .isEqualTo(expected.mod(MODULUS));
    assertThat(s[base - 1]).isEqualTo(0x5a5a_5a5a_5a5a_5a5aL);
  }

  private static BigInteger signed(BigInteger a) {
    return a.testBit(255) ? a.subtract(MODULUS) : a;
  }

  private static boolean isZero(BigInteger a) {
    return a.signum() == 0;
  }

  private static BigInteger bit(boolean value) {
    return value ? BigInteger.ONE : BigInteger.ZERO;
  }

  /// Numbers of every length, with long runs of zeros and ones, where carries go wrong.
  private BigInteger number() {
    BigInteger value = new BigInteger(256, random).shiftRight(random.nextInt(256));
    return switch (random.nextInt(6)) {
      case 0 -> value;
      case 1 -> MAX.subtract(value);
      case 2 ->
          value.or(BigInteger.ONE.shiftLeft(1 + random.nextInt(255)).subtract(BigInteger.ONE));
      case 3 ->
          BigInteger.ONE
              .shiftLeft(random.nextInt(256))
              .subtract(BigInteger.valueOf(random.nextInt(2)));
      case 4 -> BigInteger.valueOf(random.nextInt(3));
      default -> new BigInteger(256, random);
    };
  }
}
