package org.concordat.genesis.ceremony;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.junit.jupiter.api.Test;

class Blake2bTest {
  private static final long SEED = 7;

  @Test
  void hashesTheExampleOfRfc7693() {
    assertThat(Bytes.wrap(Blake2b.hash("abc".getBytes(StandardCharsets.US_ASCII))))
        .isEqualTo(
            Bytes.fromHexString(
                "0xba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                    + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923"));
  }

  @Test
  void agreesWithAnotherImplementationAtEveryLengthAndSplit() {
    Random random = new Random(SEED);
    for (int length = 0; length < 400; length++) {
      byte[] data = new byte[length];
      random.nextBytes(data);
      int split = length == 0 ? 0 : random.nextInt(length);
      Blake2b hash = new Blake2b().update(data, 0, split).update(data, split, length - split);
      assertThat(hash.digest()).isEqualTo(reference(data));
    }
  }

  @Test
  void resumesWhereItsStateWasTaken() {
    byte[] data = new byte[400];
    new Random(SEED).nextBytes(data);
    for (int split = 0; split <= data.length; split++) {
      byte[] state = new Blake2b().update(data, 0, split).state();
      Blake2b resumed = Blake2b.resume(state).update(data, split, data.length - split);
      assertThat(resumed.digest()).isEqualTo(reference(data));
    }
  }

  @Test
  void aHostileStateGivesSomeHash() {
    byte[] state = new byte[Blake2b.STATE_SIZE];
    Arrays.fill(state, (byte) 0xff);
    assertThat(Blake2b.resume(state).update(new byte[300]).digest()).hasSize(Blake2b.SIZE);
  }

  private static byte[] reference(byte[] data) {
    Blake2bDigest digest = new Blake2bDigest(512);
    digest.update(data, 0, data.length);
    byte[] out = new byte[Blake2b.SIZE];
    digest.doFinal(out, 0);
    return out;
  }
}
