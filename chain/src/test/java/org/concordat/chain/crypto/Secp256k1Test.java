package org.concordat.chain.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;

class Secp256k1Test {
  private static final long SEED = 20_261_121;
  private static final Curve NATIVE = NativeCurve.load().orElseThrow();
  private static final Curve PORTABLE = new PortableCurve();

  @Test
  void knownKeyHasItsKnownAddress() {
    assertThat(Secp256k1.address(Secp256k1.publicKey(Word.ONE.toBytes32())))
        .isEqualTo(Address.fromHex("0x7e5f4552091a69125d5dfcb7b8c2659029395bdf"));
  }

  @Test
  void bothLibrariesSignTheSameBytesAndRecoverTheSigner() {
    Random random = new Random(SEED);
    for (int i = 0; i < 60; i++) {
      Bytes32 key = Bytes32.random(random);
      Bytes32 hash = Bytes32.random(random);
      Signature signature = Secp256k1.sign(NATIVE, hash, key);
      assertThat(Secp256k1.sign(PORTABLE, hash, key)).isEqualTo(signature);
      assertThat(Secp256k1.isLow(signature)).isTrue();
      assertThat(Secp256k1.recover(hash, signature))
          .contains(Secp256k1.address(Secp256k1.publicKey(key)));
    }
  }

  @Test
  void bothLibrariesRecoverTheSameFromArbitraryNumbers() {
    Random random = new Random(SEED + 1);
    int recovered = 0;
    for (int i = 0; i < 300; i++) {
      Bytes32 hash = Bytes32.random(random);
      Signature signature =
          new Signature(Word.of(Bytes32.random(random)), Word.of(Bytes32.random(random)), i & 1);
      Optional<Bytes> key = Secp256k1.recoverPublicKey(NATIVE, hash, signature);
      assertThat(Secp256k1.recoverPublicKey(PORTABLE, hash, signature)).isEqualTo(key);
      recovered += key.isPresent() ? 1 : 0;
    }
    assertThat(recovered).isBetween(100, 200);
  }

  @Test
  void aHighSRecoversTheSameSignerWithTheOtherParity() {
    Bytes32 key = Word.of(7).toBytes32();
    Bytes32 hash = Keccak.hash(Bytes.of(1));
    Signature low = Secp256k1.sign(hash, key);
    Signature high =
        new Signature(low.r(), Secp256k1.ORDER.subtract(low.s()), 1 - low.recoveryId());
    assertThat(Secp256k1.isLow(high)).isFalse();
    for (Curve curve : List.of(NATIVE, PORTABLE)) {
      assertThat(Secp256k1.recoverPublicKey(curve, hash, high))
          .isEqualTo(Secp256k1.recoverPublicKey(curve, hash, low));
    }
  }

  @Test
  void numbersOutsideTheGroupRecoverNobody() {
    Bytes32 hash = Keccak.hash(Bytes.of(1));
    Signature good = Secp256k1.sign(hash, Word.of(7).toBytes32());
    Word tooBig = Secp256k1.ORDER;
    assertThat(Secp256k1.recover(hash, new Signature(Word.ZERO, good.s(), 0))).isEmpty();
    assertThat(Secp256k1.recover(hash, new Signature(good.r(), Word.ZERO, 0))).isEmpty();
    assertThat(Secp256k1.recover(hash, new Signature(tooBig, good.s(), 0))).isEmpty();
    assertThat(Secp256k1.recover(hash, new Signature(good.r(), tooBig, 0))).isEmpty();
  }

  @Test
  void aKeyOutsideTheGroupIsRefused() {
    for (Word key : List.of(Word.ZERO, Secp256k1.ORDER)) {
      assertThatThrownBy(() -> Secp256k1.sign(Bytes32.ZERO, key.toBytes32()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aSignatureReadsBackAndOtherBytesAreNoSignature() {
    Signature signature = Secp256k1.sign(Bytes32.ZERO, Word.of(9).toBytes32());
    assertThat(Signature.decode(signature.encoded())).contains(signature);
    assertThat(Signature.decode(Bytes.concatenate(signature.encoded(), Bytes.of(0)))).isEmpty();
    assertThat(Signature.decode(signature.encoded().slice(0, 64))).isEmpty();
    Bytes badRecoveryId = Bytes.concatenate(signature.encoded().slice(0, 64), Bytes.of(27));
    assertThat(Signature.decode(badRecoveryId)).isEmpty();
  }

  @Test
  void halfTheOrderIsHalfTheOrder() {
    assertThat(Secp256k1.HALF_ORDER.toBigInteger())
        .isEqualTo(Secp256k1.ORDER.toBigInteger().shiftRight(1));
  }
}
