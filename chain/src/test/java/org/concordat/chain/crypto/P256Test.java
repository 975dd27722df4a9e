package org.concordat.chain.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Against the JDK's provider: what it signs verifies, and nothing near it does.
class P256Test {
  private static final BigInteger ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
  private static final BigInteger PRIME =
      new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);

  private final Random random = new Random(20_261_125);

  private record Signed(BigInteger hash, BigInteger r, BigInteger s, BigInteger x, BigInteger y) {
    boolean verifies() {
      return P256.verifies(hash, r, s, x, y);
    }
  }

  private Signed signed(KeyPair pair, byte[] hash) throws GeneralSecurityException {
    Signature signer = Signature.getInstance("NONEwithECDSAinP1363Format");
    signer.initSign(pair.getPrivate());
    signer.update(hash);
    byte[] signature = signer.sign();
    var point = ((ECPublicKey) pair.getPublic()).getW();
    return new Signed(
        new BigInteger(1, hash),
        new BigInteger(1, Arrays.copyOf(signature, 32)),
        new BigInteger(1, Arrays.copyOfRange(signature, 32, 64)),
        point.getAffineX(),
        point.getAffineY());
  }

  private static KeyPair key() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  @Test
  void whatTheJdkSignsVerifiesAndNothingNearItDoes() throws GeneralSecurityException {
    for (int i = 0; i < 20; i++) {
      byte[] hash = new byte[32];
      random.nextBytes(hash);
      hash[0] = i % 2 == 0 ? (byte) 0xff : hash[0];
      Signed it = signed(key(), hash);
      assertThat(it.verifies()).isTrue();
      assertThat(P256.verifies(it.hash, it.r, ORDER.subtract(it.s), it.x, it.y)).isTrue();
      assertThat(P256.verifies(it.hash.flipBit(i), it.r, it.s, it.x, it.y)).isFalse();
      assertThat(P256.verifies(it.hash, it.r.flipBit(i), it.s, it.x, it.y)).isFalse();
      assertThat(P256.verifies(it.hash, it.r, it.s.flipBit(i), it.x, it.y)).isFalse();
      assertThat(P256.verifies(it.hash, it.r, it.s, it.x, PRIME.subtract(it.y))).isFalse();
    }
  }

  @Test
  void numbersOutOfRangeAndPointsOffTheCurveNeverVerify() throws GeneralSecurityException {
    Signed it = signed(key(), new byte[32]);
    for (BigInteger bad : new BigInteger[] {BigInteger.ZERO, ORDER, it.r.add(ORDER)}) {
      assertThat(P256.verifies(it.hash, bad, it.s, it.x, it.y)).isFalse();
      assertThat(P256.verifies(it.hash, it.r, bad, it.x, it.y)).isFalse();
    }
    assertThat(P256.verifies(it.hash, it.r, it.s, it.x, it.y.flipBit(0))).isFalse();
    assertThat(P256.verifies(it.hash, it.r, it.s, BigInteger.ZERO, BigInteger.ZERO)).isFalse();
    assertThat(P256.verifies(it.hash, it.r, it.s, it.x.add(PRIME), it.y)).isFalse();
    assertThat(P256.verifies(it.hash, it.r, it.s, it.x, it.y.add(PRIME))).isFalse();
  }
}
