package org.concordat.genesis.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.junit.jupiter.api.Test;

/// What every implementation of {@link SigningKey} must satisfy.
interface SigningKeyContract {
  X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
  int SAMPLES = 40;

  SigningKey key();

  @Test
  default void lowSAndRecoveryLeadBackToTheKey() {
    Random random = new Random(1);
    SigningKey key = key();
    for (int i = 0; i < SAMPLES; i++) {
      Bytes32 digest = Bytes32.random(random);
      RecoverableSignature signature = key.sign(digest);
      assertThat(signature.s().toUnsignedBigInteger())
          .isLessThanOrEqualTo(CURVE.getN().shiftRight(1))
          .isPositive();
      assertThat(recover(digest, signature)).isEqualTo(key.publicKey());
    }
  }

  @Test
  default void extremeDigestsAreSigned() {
    SigningKey key = key();
    for (Bytes32 digest :
        new Bytes32[] {Bytes32.ZERO, Bytes32.repeat((byte) 0xff), digestOfOrder()}) {
      assertThat(recover(digest, key.sign(digest))).isEqualTo(key.publicKey());
    }
  }

  @Test
  default void sameDigestGivesTheSameSignature() {
    SigningKey key = key();
    Bytes32 digest = Bytes32.repeat((byte) 7);
    assertThat(key.sign(digest)).isEqualTo(key.sign(digest));
    assertThat(key.sign(digest)).isNotEqualTo(key.sign(Bytes32.repeat((byte) 8)));
  }

  @Test
  default void addressBelongsToThePublicKey() {
    assertThat(key().address()).isEqualTo(SoftwareKey.addressOf(key().publicKey()));
  }

  @Test
  default void signatureEncodesAsSixtyFiveBytes() {
    RecoverableSignature signature = key().sign(Bytes32.ZERO);
    Bytes encoded = signature.encoded();
    assertThat(encoded.size()).isEqualTo(RecoverableSignature.SIZE);
    assertThat(encoded.slice(0, 32)).isEqualTo(signature.r());
    assertThat(encoded.get(64)).isEqualTo((byte) signature.recoveryId());
  }

  private static Bytes32 digestOfOrder() {
    return Bytes32.wrap(Bytes.wrap(CURVE.getN().toByteArray()).trimLeadingZeros());
  }

  /// Q = (s·R - z·G) / r, where R has the x of the signature and the y its id tells.
  private static Bytes recover(Bytes32 digest, RecoverableSignature signature) {
    byte[] compressed =
        Bytes.concatenate(Bytes.of(2 + signature.recoveryId()), signature.r()).toArray();
    ECPoint nonce = CURVE.getCurve().decodePoint(compressed);
    BigInteger order = CURVE.getN();
    BigInteger inverse = signature.r().toUnsignedBigInteger().modInverse(order);
    BigInteger u1 = digest.toUnsignedBigInteger().negate().multiply(inverse).mod(order);
    BigInteger u2 = signature.s().toUnsignedBigInteger().multiply(inverse).mod(order);
    ECPoint key = ECAlgorithms.sumOfTwoMultiplies(CURVE.getG(), u1, nonce, u2).normalize();
    return Bytes.wrap(key.getEncoded(false)).slice(1);
  }
}
