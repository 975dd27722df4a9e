package org.concordat.chain.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.bouncycastle.jcajce.provider.digest.Keccak.Digest256;
import org.junit.jupiter.api.Test;

class KeccakTest {
  private static final long SEED = 20_261_121;

  @Test
  void agreesWithBouncyCastleForEveryLengthAroundFourBlocks() {
    Random random = new Random(SEED);
    for (int length = 0; length <= 600; length++) {
      byte[] input = new byte[length];
      random.nextBytes(input);
      assertThat(Keccak.hash(input)).as("length %d", length).isEqualTo(reference(input));
    }
  }

  @Test
  void hashesOnlyTheRangeAskedFor() {
    byte[] input = new byte[500];
    new Random(SEED).nextBytes(input);
    for (int offset = 0; offset < 20; offset++) {
      byte[] part = Arrays.copyOfRange(input, offset, offset + 300);
      assertThat(Keccak.hash(input, offset, 300)).isEqualTo(reference(part));
      assertThat(Keccak.hash(Bytes.wrap(input, offset, 300)).toArray()).isEqualTo(reference(part));
    }
  }

  @Test
  void refusesARangeOutsideTheInput() {
    byte[] input = new byte[10];
    assertThatThrownBy(() -> Keccak.hash(input, 5, 6))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Keccak.hash(input, -1, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void knownDigests() {
    assertThat(Keccak.EMPTY.toHexString())
        .isEqualTo("0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
    byte[] selector = Keccak.hash("getValidators()".getBytes(StandardCharsets.US_ASCII));
    assertThat(Bytes.wrap(selector, 0, 4).toHexString()).isEqualTo("0xb7ab4db5");
  }

  private static byte[] reference(byte[] input) {
    return new Digest256().digest(input);
  }
}
