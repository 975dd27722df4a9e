package org.concordat.genesis.bn254;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.junit.jupiter.api.Test;

class FrTest {
  private static final BigInteger LARGEST = Fr.MODULUS.subtract(BigInteger.ONE);

  private static Bytes32 bytes(BigInteger value) {
    return Bytes32.leftPad(Bytes.wrap(value.toByteArray()).trimLeadingZeros());
  }

  @Test
  void readsTheLargestElementAndRefusesTheModulus() {
    assertThat(Fr.of(bytes(LARGEST)).orElseThrow().toBigInteger()).isEqualTo(LARGEST);
    assertThat(Fr.of(bytes(Fr.MODULUS))).isEmpty();
    assertThat(Fr.of(Bytes32.repeat((byte) 0xff))).isEmpty();
    assertThat(Fr.of(LARGEST)).isPresent();
    assertThat(Fr.of(Fr.MODULUS)).isEmpty();
    assertThat(Fr.of(BigInteger.ONE.negate())).isEmpty();
  }

  @Test
  void writesThirtyTwoBigEndianBytes() {
    assertThat(Fr.of(0x1234).toBytes()).isEqualTo(Bytes32.fromHexStringLenient("0x1234"));
    assertThat(Fr.of(0x1234)).hasToString("0x" + "0".repeat(60) + "1234");
  }

  @Test
  void reducesDigestsModuloTheOrder() {
    Bytes32 digest = Bytes32.repeat((byte) 0xff);
    assertThat(Fr.reduce(digest).toBigInteger())
        .isEqualTo(digest.toUnsignedBigInteger().mod(Fr.MODULUS));
  }

  @Test
  void refusesANegativeNumber() {
    assertThatThrownBy(() -> Fr.of(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void obeysTheFieldLaws() {
    Fr a = Fr.reduce(new BigInteger("123456789").pow(20));
    Fr b = Fr.reduce(new BigInteger("987654321").pow(20));
    assertThat(a.add(b).subtract(b)).isEqualTo(a);
    assertThat(a.multiply(b).multiply(b.inverse())).isEqualTo(a).hasSameHashCodeAs(a);
    assertThat(a.add(a.negate())).isEqualTo(Fr.ZERO);
    assertThat(a.multiply(b.add(Fr.ONE))).isEqualTo(a.multiply(b).add(a));
    assertThatThrownBy(Fr.ZERO::inverse).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void ordersByTheNumberNotByTheLimbs() {
    assertThat(Fr.of(2)).isGreaterThan(Fr.ONE).isLessThan(Fr.of(3));
    assertThat(Fr.reduce(LARGEST)).isGreaterThan(Fr.of(3));
  }

  @Test
  void keepsElementsInFlatArraysApart() {
    long[] array = ScalarArrays.pack(java.util.List.of(Fr.of(2), Fr.of(3), Fr.ZERO));
    ScalarArrays.multiply(array, 8, array, 0, array, 4);
    assertThat(ScalarArrays.load(array, 8)).isEqualTo(Fr.of(6));
    assertThat(ScalarArrays.load(array, 4)).isEqualTo(Fr.of(3));
    assertThatThrownBy(() -> ScalarArrays.dot(array, 0, array, 0, array, 0, 18))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
