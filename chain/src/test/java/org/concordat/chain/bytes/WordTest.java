package org.concordat.chain.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;

class WordTest {
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);
  private static final long SEED = 20_261_121;

  @Test
  void arithmeticAgreesWithBigIntegerModuloTwoTo256() {
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      BigInteger a = sparse(random);
      BigInteger b = sparse(random);
      assertThat(Word.of(a).add(Word.of(b)).toBigInteger()).isEqualTo(a.add(b).mod(MODULUS));
      assertThat(Word.of(a).subtract(Word.of(b)).toBigInteger())
          .isEqualTo(a.subtract(b).mod(MODULUS));
      assertThat(Integer.signum(Word.of(a).compareTo(Word.of(b)))).isEqualTo(a.compareTo(b));
      assertThat(Word.of(Word.of(a).toArray(), 0)).isEqualTo(Word.of(a));
    }
  }

  @Test
  void aSumAboveTheModulusIsRefusedWhereItMustNotWrap() {
    Word max = Word.of(MODULUS.subtract(BigInteger.ONE));
    assertThat(max.addExact(Word.ZERO)).isEqualTo(max);
    assertThatThrownBy(() -> max.addExact(Word.ONE)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Word.of(MODULUS)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void quantitiesHaveNoLeadingZeros() {
    assertThat(Word.ZERO.toQuantity()).isEqualTo("0x0");
    assertThat(Word.of(0x400).toQuantity()).isEqualTo("0x400");
    assertThat(Word.ZERO.toMinimalBytes().size()).isZero();
  }

  @Test
  void anAddressPassesThroughAWordUnchanged() {
    Address address = Address.fromHex("0xfedcba98765432100123456789abcdef89abcdef");
    Word word = Word.of(address);
    assertThat(Address.ofWord(word.w2(), word.w1(), word.w0())).isEqualTo(address);
    assertThat(Address.of(address.bytes())).isEqualTo(address);
  }

  /// Numbers with long runs of zeros and ones, where carries go wrong.
  private static BigInteger sparse(Random random) {
    BigInteger value = new BigInteger(256, random);
    return switch (random.nextInt(4)) {
      case 0 -> value.shiftRight(random.nextInt(256));
      case 1 -> value.or(BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE));
      case 2 -> MODULUS.subtract(BigInteger.ONE).subtract(value.shiftRight(random.nextInt(256)));
      default -> value;
    };
  }
}
