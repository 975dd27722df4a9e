package org.concordat.genesis.babyjubjub;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.Arrays;

/// BLAKE-512, the finalist of the SHA-3 competition and not BLAKE2: circomlibjs expands secrets
/// with it, and neither the JDK nor Bouncy Castle has it. Specification: Aumasson, Henzen, Meier,
/// Phan, "SHA-3 proposal BLAKE", version 1.3, section 2.2. Without salt, whole bytes only.
final class Blake512 {
  static final int SIZE = 64;

  private static final int BLOCK = 128;
  private static final int ROUNDS = 16;

  /// Bytes the padding needs at the end of a block: its two marker bits and the length.
  private static final int TRAILER = 17;

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /// The initial value of SHA-512.
  private static final long[] START =
      words(
          "6a09e667f3bcc908 bb67ae8584caa73b 3c6ef372fe94f82b a54ff53a5f1d36f1"
              + " 510e527fade682d1 9b05688c2b3e6c1f 1f83d9abfb41bd6b 5be0cd19137e2179");

  /// The first digits of pi.
  private static final long[] PI =
      words(
          "243f6a8885a308d3 13198a2e03707344 a4093822299f31d0 082efa98ec4e6c89"
              + " 452821e638d01377 be5466cf34e90c6c c0ac29b7c97c50dd 3f84d5b5b5470917"
              + " 9216d5d98979fb1b d1310ba698dfb5ac 2ffd72dbd01adfb7 b8e1afed6a267e96"
              + " ba7c9045f12c7f99 24a19947b3916cf7 0801f2e2858efc16 636920d871574e69");

  /// The permutations of the message words, one hexadecimal digit a word, for rounds modulo 10.
  private static final String[] ORDERS = {
    "0123456789abcdef", "ea489fd61c02b753", "b8c052fdae367194", "7931dcbe265a40f8",
    "905724afe1bc683d", "2c6a0b834d75fe19", "c51fed4a0763928b", "db7ec13950f4862a",
    "6fe9b308c2d714a5", "a2847615fb9e3cd0"
  };

  private Blake512() {}

  static byte[] hash(byte[] message) {
    byte[] padded = pad(message);
    long[] state = START.clone();
    for (int block = 0; block < padded.length; block += BLOCK) {
      int end = Math.min(block + BLOCK, message.length);
      compress(state, padded, block, end > block ? 8L * end : 0);
    }
    byte[] digest = new byte[SIZE];
    for (int i = 0; i < state.length; i++) {
      WORDS.set(digest, 8 * i, state[i]);
    }
    return digest;
  }

  /// A one bit, zeros, a one bit, the number of bits in 16 bytes.
  private static byte[] pad(byte[] message) {
    int blocks = (message.length + TRAILER + BLOCK - 1) / BLOCK;
    byte[] padded = Arrays.copyOf(message, blocks * BLOCK);
    padded[message.length] |= (byte) 0x80;
    padded[padded.length - TRAILER] |= 1;
    WORDS.set(padded, padded.length - 8, 8L * message.length);
    return padded;
  }

  /// @param bits of the message up to and with this block; 0 for a block of padding alone
  private static void compress(long[] state, byte[] bytes, int block, long bits) {
    long[] m = new long[16];
    for (int i = 0; i < m.length; i++) {
      m[i] = (long) WORDS.get(bytes, block + 8 * i);
    }
    long[] v = Arrays.copyOf(state, 16);
    System.arraycopy(PI, 0, v, 8, 8);
    v[12] ^= bits;
    v[13] ^= bits;
    for (int round = 0; round < ROUNDS; round++) {
      round(v, m, ORDERS[round % ORDERS.length]);
    }
    for (int i = 0; i < state.length; i++) {
      state[i] ^= v[i] ^ v[i + 8];
    }
  }

  private static void round(long[] v, long[] m, String order) {
    for (int i = 0; i < 4; i++) {
      mix(v, i, 4 + i, 8 + i, 12 + i, m, order, 2 * i);
    }
    for (int i = 0; i < 4; i++) {
      mix(v, i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4, m, order, 8 + 2 * i);
    }
  }

  /// The specification's G, on the words a, b, c, d of `v`.
  private static void mix(
      long[] v, int a, int b, int c, int d, long[] m, String order, int position) {
    int j = Character.digit(order.charAt(position), 16);
    int k = Character.digit(order.charAt(position + 1), 16);
    v[a] += v[b] + (m[j] ^ PI[k]);
    v[d] = Long.rotateRight(v[d] ^ v[a], 32);
    v[c] += v[d];
    v[b] = Long.rotateRight(v[b] ^ v[c], 25);
    v[a] += v[b] + (m[k] ^ PI[j]);
    v[d] = Long.rotateRight(v[d] ^ v[a], 16);
    v[c] += v[d];
    v[b] = Long.rotateRight(v[b] ^ v[c], 11);
  }

  private static long[] words(String hexadecimal) {
    return Arrays.stream(hexadecimal.split(" "))
        .mapToLong(word -> new BigInteger(word, 16).longValue())
        .toArray();
  }
}
