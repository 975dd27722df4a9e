package org.concordat.genesis.ceremony;

import java.util.function.IntSupplier;

/// The words of ChaCha with twenty rounds (RFC 8439's block function with a counter of 128 bits
/// from zero), keyed by 32 bytes: where a contribution's secrets come from.
final class ChaChaStream implements IntSupplier {
  private static final int WORDS = 16;
  private static final int DOUBLE_ROUNDS = 10;

  private final int[] state = new int[WORDS];
  private final int[] block = new int[WORDS];
  private int next = WORDS;

  /// @param seed at least 32 bytes, of which the first 32 are read as big-endian words
  ChaChaStream(byte[] seed) {
    state[0] = 0x61707865;
    state[1] = 0x3320646e;
    state[2] = 0x79622d32;
    state[3] = 0x6b206574;
    for (int i = 0; i < 8; i++) {
      state[4 + i] = word(seed, 4 * i);
    }
  }

  private static int word(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 24
        | (bytes[at + 1] & 0xff) << 16
        | (bytes[at + 2] & 0xff) << 8
        | (bytes[at + 3] & 0xff);
  }

  @Override
  public int getAsInt() {
    if (next == WORDS) {
      refill();
    }
    return block[next++];
  }

  private void refill() {
    System.arraycopy(state, 0, block, 0, WORDS);
    for (int round = 0; round < DOUBLE_ROUNDS; round++) {
      quarter(0, 4, 8, 12);
      quarter(1, 5, 9, 13);
      quarter(2, 6, 10, 14);
      quarter(3, 7, 11, 15);
      quarter(0, 5, 10, 15);
      quarter(1, 6, 11, 12);
      quarter(2, 7, 8, 13);
      quarter(3, 4, 9, 14);
    }
    for (int i = 0; i < WORDS; i++) {
      block[i] += state[i];
    }
    next = 0;
    for (int i = 12; i < WORDS && ++state[i] == 0; i++) {
      // The carry goes on to the next word.
    }
  }

  private void quarter(int a, int b, int c, int d) {
    block[a] += block[b];
    block[d] = Integer.rotateLeft(block[d] ^ block[a], 16);
    block[c] += block[d];
    block[b] = Integer.rotateLeft(block[b] ^ block[c], 12);
    block[a] += block[b];
    block[d] = Integer.rotateLeft(block[d] ^ block[a], 8);
    block[c] += block[d];
    block[b] = Integer.rotateLeft(block[b] ^ block[c], 7);
  }
}
