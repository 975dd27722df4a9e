package org.concordat.privacy.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.privacy.Seeds;
import org.junit.jupiter.api.Test;

class SealedBoxTest {
  private static final byte[] PLAIN =
      "thirty bytes of secret content".getBytes(StandardCharsets.UTF_8);
  private static final byte[] ASSOCIATED = {1, 2, 3};

  private final SealedBox box = new SealedBox(Seeds.random(5));
  private final SecretKey key = box.drawKey();

  @Test
  void whatWasSealedOpensAgain() {
    Optional<byte[]> opened = SealedBox.open(key, box.seal(key, PLAIN, ASSOCIATED), ASSOCIATED);
    assertThat(opened).hasValueSatisfying(plain -> assertThat(plain).isEqualTo(PLAIN));
  }

  @Test
  void everyFlippedBitIsNoticed() {
    byte[] sealed = box.seal(key, PLAIN, ASSOCIATED);
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] tampered = sealed.clone();
      tampered[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(SealedBox.open(key, tampered, ASSOCIATED)).as("bit %d", bit).isEmpty();
    }
  }

  @Test
  void everyTruncationIsNoticed() {
    byte[] sealed = box.seal(key, PLAIN, ASSOCIATED);
    for (int length = 0; length < sealed.length; length++) {
      byte[] shorter = Arrays.copyOf(sealed, length);
      assertThat(SealedBox.open(key, shorter, ASSOCIATED)).as("%d bytes", length).isEmpty();
    }
  }

  @Test
  void anotherKeyOrPlaceDoesNotOpen() {
    byte[] sealed = box.seal(key, PLAIN, ASSOCIATED);
    assertThat(SealedBox.open(box.drawKey(), sealed, ASSOCIATED)).isEmpty();
    assertThat(SealedBox.open(key, sealed, new byte[] {1, 2, 4})).isEmpty();
  }

  @Test
  void noNonceIsUsedTwice() {
    Set<Bytes> nonces = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      nonces.add(Bytes.wrap(box.seal(key, PLAIN, ASSOCIATED)).slice(1, 12));
    }
    assertThat(nonces).hasSize(1000);
  }
}
