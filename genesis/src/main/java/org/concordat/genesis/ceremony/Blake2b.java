package org.concordat.genesis.ceremony;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// BLAKE2b with 64 bytes of output and no key (RFC 7693), the hash of a ceremony's transcripts.
///
/// It is written here because a .ptau file keeps each contribution's hash *unfinished*: the reader
/// must be able to resume it ({@link #resume}), which no library offers.
final class Blake2b {
  static final int SIZE = 64;

  /// Bytes of an unfinished hash in a .ptau file.
  static final int STATE_SIZE = 216;

  private static final int BLOCK = 128;
  private static final int ROUNDS = 12;
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long[] IV = {
    0x6a09e667f3bcc908L,
    0xbb67ae8584caa73bL,
    0x3c6ef372fe94f82bL,
    0xa54ff53a5f1d36f1L,
    0x510e527fade682d1L,
    0x9b05688c2b3e6c1fL,
    0x1f83d9abfb41bd6bL,
    0x5be0cd19137e2179L
  };

  /// Digest length 64, no key, fanout and depth 1.
  private static final long PARAMETERS = 0x01010040L;

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

  private final long[] h;
  private final byte[] buffer;
  private final long[] message = new long[16];
  private final long[] v = new long[16];
  private int filled;

  /// Bytes compressed so far. 2^63 bytes are more than any file holds.
  private long compressed;

  Blake2b() {
    this.h = IV.clone();
    this.buffer = new byte[BLOCK];
    h[0] ^= PARAMETERS;
  }

  private Blake2b(long[] h, byte[] buffer, int filled, long compressed) {
    this.h = h;
    this.buffer = buffer;
    this.filled = filled;
    this.compressed = compressed;
  }

  static byte[] hash(byte[]... parts) {
    Blake2b hash = new Blake2b();
    for (byte[] part : parts) {
      hash.update(part);
    }
    return hash.digest();
  }

  Blake2b copy() {
    return new Blake2b(h.clone(), buffer.clone(), filled, compressed);
  }

  Blake2b update(byte[] data) {
    return update(data, 0, data.length);
  }

  Blake2b update(byte[] data, int offset, int length) {
    int at = offset;
    int end = offset + length;
    while (at < end) {
      // A full block is compressed only when more follows: the last one is marked.
      if (filled == BLOCK) {
        compressed += BLOCK;
        compress(compressed, false);
        filled = 0;
      }
      int taken = Math.min(BLOCK - filled, end - at);
      System.arraycopy(data, at, buffer, filled, taken);
      filled += taken;
      at += taken;
    }
    return this;
  }

  /// The hash of what was added; the instance is not to be used again.
  byte[] digest() {
    Arrays.fill(buffer, filled, BLOCK, (byte) 0);
    compress(compressed + filled, true);
    byte[] out = new byte[SIZE];
    for (int i = 0; i < h.length; i++) {
      WORD.set(out, 8 * i, h[i]);
    }
    return out;
  }

  /// The unfinished hash as .ptau files keep it: the buffer (128 bytes), the eight chaining words,
  /// the bytes compressed so far, the bytes waiting in the buffer; numbers of 8 bytes,
  /// little-endian. What the buffer holds beyond the waiting bytes means nothing; here it is zeros.
  byte[] state() {
    byte[] state = Arrays.copyOf(Arrays.copyOf(buffer, filled), STATE_SIZE);
    for (int i = 0; i < h.length; i++) {
      WORD.set(state, BLOCK + 8 * i, h[i]);
    }
    WORD.set(state, BLOCK + 64, compressed);
    WORD.set(state, BLOCK + 72, (long) filled);
    return state;
  }

  /// Continues where {@link #state} was taken.
  ///
  /// @param state from a file: a count of waiting bytes outside the buffer is taken modulo it, so
  ///   that hostile bytes give some hash, which then matches nothing
  static Blake2b resume(byte[] state) {
    long[] h = new long[8];
    for (int i = 0; i < h.length; i++) {
      h[i] = (long) WORD.get(state, BLOCK + 8 * i);
    }
    long compressed = (long) WORD.get(state, BLOCK + 64);
    long waiting = (long) WORD.get(state, BLOCK + 72);
    int filled = waiting >= 0 && waiting <= BLOCK ? (int) waiting : (int) (waiting & (BLOCK - 1));
    return new Blake2b(h, Arrays.copyOf(state, BLOCK), filled, compressed);
  }

  private void compress(long counter, boolean last) {
    for (int i = 0; i < message.length; i++) {
      message[i] = (long) WORD.get(buffer, 8 * i);
    }
    System.arraycopy(h, 0, v, 0, 8);
    System.arraycopy(IV, 0, v, 8, 8);
    v[12] ^= counter;
    v[14] = last ? ~v[14] : v[14];
    for (int round = 0; round < ROUNDS; round++) {
      byte[] s = SIGMA[round % SIGMA.length];
      mix(0, 4, 8, 12, message[s[0]], message[s[1]]);
      mix(1, 5, 9, 13, message[s[2]], message[s[3]]);
      mix(2, 6, 10, 14, message[s[4]], message[s[5]]);
      mix(3, 7, 11, 15, message[s[6]], message[s[7]]);
      mix(0, 5, 10, 15, message[s[8]], message[s[9]]);
      mix(1, 6, 11, 12, message[s[10]], message[s[11]]);
      mix(2, 7, 8, 13, message[s[12]], message[s[13]]);
      mix(3, 4, 9, 14, message[s[14]], message[s[15]]);
    }
    for (int i = 0; i < h.length; i++) {
      h[i] ^= v[i] ^ v[i + 8];
    }
  }

  private void mix(int a, int b, int c, int d, long x, long y) {
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
