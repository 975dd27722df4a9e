package org.concordat.genesis.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.junit.jupiter.api.Test;

/// What every implementation of {@link NodeKey} must satisfy.
interface NodeKeyContract extends SigningKeyContract {
  @Override
  NodeKey key();

  @Test
  default void bothSidesAgreeOnOneSecret() {
    for (int i = 0; i < SAMPLES; i++) {
      SoftwareKey other = SoftwareKey.generate(new SecureRandom());
      assertThat(key().agree(other.publicKey()))
          .isPresent()
          .isEqualTo(other.agree(key().publicKey()));
    }
  }

  /// With the secret 1 the other side computes this key's own x.
  @Test
  default void theSecretIsTheBareXCoordinate() {
    SoftwareKey one = SoftwareKey.of(Bytes32.leftPad(Bytes.of(1)));
    assertThat(key().agree(one.publicKey()))
        .contains(Bytes32.wrap(key().publicKey().slice(0, Bytes32.SIZE)));
  }

  @Test
  default void whatIsNoPointOfTheCurveIsRefused() {
    byte[] flipped = key().publicKey().toArray();
    flipped[63] ^= 1;
    assertThat(key().agree(Bytes.wrap(flipped))).isEmpty();
    assertThat(key().agree(Bytes.wrap(new byte[64]))).isEmpty();
    assertThat(key().agree(Bytes.repeat((byte) 0xff, 64))).isEmpty();
    assertThat(key().agree(key().publicKey().slice(1))).isEmpty();
    assertThat(key().agree(Bytes.EMPTY)).isEmpty();
  }
}
