package org.concordat.chain.evm.precompile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The written-out rounds against RFC 7693's loop over them.
class Blake2FTest {
  private static final byte[][] SIGMA = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
    {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
    {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
    {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
    {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
    {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}
  };

  private static final long[] IV = {
    0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L,
    0x510e527fade682d1L, 0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L
  };

  private final Random random = new Random(152);

  @Test
  void everyNumberOfRoundsGivesWhatThePlainLoopGives() {
    for (int rounds = 0; rounds < 64; rounds++) {
      assertSame(rounds);
    }
  }

  @Test
  void roundsBeyondOnePortionGoOnInTheCycle() {
    assertSame(1_000_003);
    assertSame(2_000_000);
  }

  private void assertSame(int rounds) {
    byte[] input = new byte[213];
    random.nextBytes(input);
    ByteBuffer.wrap(input).putInt(rounds);
    input[212] = (byte) random.nextInt(2);
    assertThat(new Blake2F().run(input).orElseThrow())
        .as("%d rounds", rounds)
        .isEqualTo(plain(input));
  }

  private static byte[] plain(byte[] input) {
    int rounds = ByteBuffer.wrap(input).getInt();
    ByteBuffer words = ByteBuffer.wrap(input).order(ByteOrder.LITTLE_ENDIAN).position(4);
    long[] h = read(words, 8);
    long[] m = read(words, 16);
    long[] v = new long[16];
    System.arraycopy(h, 0, v, 0, 8);
    System.arraycopy(IV, 0, v, 8, 8);
    v[12] ^= words.getLong();
    v[13] ^= words.getLong();
    v[14] ^= input[212] == 1 ? -1 : 0;
    for (int i = 0; i < rounds; i++) {
      round(v, m, SIGMA[i % SIGMA.length]);
    }
    ByteBuffer out = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 8; i++) {
      out.putLong(h[i] ^ v[i] ^ v[i + 8]);
    }
    return out.array();
  }

  private static long[] read(ByteBuffer words, int count) {
    long[] read = new long[count];
    for (int i = 0; i < count; i++) {
      read[i] = words.getLong();
    }
    return read;
  }

  private static void round(long[] v, long[] m, byte[] order) {
    for (int i = 0; i < 8; i++) {
      int turn = i >> 2;
      int a = i & 3;
      int b = 4 + (a + turn & 3);
      int c = 8 + (a + 2 * turn & 3);
      int d = 12 + (a + 3 * turn & 3);
      mix(v, a, b, c, d, m[order[2 * i]], m[order[2 * i + 1]]);
    }
  }

  private static void mix(long[] v, int a, int b, int c, int d, long x, long y) {
    v[a] += v[b] + x;
    v[d] = Long.rotateRight(v[d] ^ v[a], 32);
    v[c] += v[d];
    v[b] = Long.rotateRight(v[b] ^ v[c], 24);
    v[a] += v[b] + y;
    v[d] = Long.rotateRight(v[d] ^ v[a], 16);
    v[c] += v[d];
    v[b] = Long.rotateRight(v[b] ^ v[c], 63);
  }
}
