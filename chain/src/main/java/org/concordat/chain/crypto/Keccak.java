package org.concordat.chain.crypto;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/// Keccak-256 as Ethereum uses it: rate 1088 bits, original padding 0x01 (not SHA-3's 0x06).
///
/// The permutation keeps its 25 lanes in local variables so that they live in registers; the tests
/// hold it against Bouncy Castle's digest.
public final class Keccak {
  public static final int DIGEST_SIZE = 32;

  static final int RATE = 136;
  static final int LANES = 25;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long[] ROUND_CONSTANTS = {
    0x0000000000000001L,
    0x0000000000008082L,
    0x800000000000808aL,
    0x8000000080008000L,
    0x000000000000808bL,
    0x0000000080000001L,
    0x8000000080008081L,
    0x8000000000008009L,
    0x000000000000008aL,
    0x0000000000000088L,
    0x0000000080008009L,
    0x000000008000000aL,
    0x000000008000808bL,
    0x800000000000008bL,
    0x8000000000008089L,
    0x8000000000008003L,
    0x8000000000008002L,
    0x8000000000000080L,
    0x000000000000800aL,
    0x800000008000000aL,
    0x8000000080008081L,
    0x8000000000008080L,
    0x0000000080000001L,
    0x8000000080008008L,
  };

  /// Digest of no bytes: the code hash of an account without code. Needs the tables above it.
  public static final Bytes32 EMPTY = Bytes32.wrap(hash(new byte[0]));

  private Keccak() {}

  public static byte[] hash(byte[] input) {
    return hash(input, 0, input.length);
  }

  public static Bytes32 hash(Bytes input) {
    return Bytes32.wrap(hash(input.toArrayUnsafe()));
  }

  /// Digest of `length` bytes from `offset`.
  ///
  /// @throws IndexOutOfBoundsException when they are not all inside `input`
  public static byte[] hash(byte[] input, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, input.length);
    long[] state = new long[LANES];
    int position = offset;
    int remaining = length;
    while (remaining >= RATE) {
      absorb(state, input, position);
      position += RATE;
      remaining -= RATE;
    }
    return finish(state, input, position, remaining);
  }

  /// Pads and absorbs the last bytes, fewer than a block, and gives the digest.
  static byte[] finish(long[] state, byte[] input, int offset, int remaining) {
    byte[] last = new byte[RATE];
    System.arraycopy(input, offset, last, 0, remaining);
    last[remaining] = 0x01;
    last[RATE - 1] |= (byte) 0x80;
    absorb(state, last, 0);
    return squeeze(state);
  }

  static void absorb(long[] state, byte[] block, int offset) {
    for (int lane = 0; lane < RATE / Long.BYTES; lane++) {
      state[lane] ^= (long) LONGS.get(block, offset + lane * Long.BYTES);
    }
    permute(state);
  }

  private static byte[] squeeze(long[] state) {
    byte[] digest = new byte[DIGEST_SIZE];
    for (int lane = 0; lane < DIGEST_SIZE / Long.BYTES; lane++) {
      LONGS.set(digest, lane * Long.BYTES, state[lane]);
    }
    return digest;
  }

  /// Keccak-f[1600], two rounds a turn: from the lanes `axy` (column x, row y) to `exy` and back,
  /// so that no lane is moved. Row by row, `b` is the row after rho and pi; each new row goes into
  /// the column parities `c` of the next round at once. One long method on purpose: a lane passed
  /// through an array costs more than the round itself, and values that are used soon after they
  /// are made leave the stack alone.
  private static void permute(long[] s) {
    long a00 = s[0];
    long a10 = s[1];
    long a20 = s[2];
    long a30 = s[3];
    long a40 = s[4];
    long a01 = s[5];
    long a11 = s[6];
    long a21 = s[7];
    long a31 = s[8];
    long a41 = s[9];
    long a02 = s[10];
    long a12 = s[11];
    long a22 = s[12];
    long a32 = s[13];
    long a42 = s[14];
    long a03 = s[15];
    long a13 = s[16];
    long a23 = s[17];
    long a33 = s[18];
    long a43 = s[19];
    long a04 = s[20];
    long a14 = s[21];
    long a24 = s[22];
    long a34 = s[23];
    long a44 = s[24];
    long c0 = a00 ^ a01 ^ a02 ^ a03 ^ a04;
    long c1 = a10 ^ a11 ^ a12 ^ a13 ^ a14;
    long c2 = a20 ^ a21 ^ a22 ^ a23 ^ a24;
    long c3 = a30 ^ a31 ^ a32 ^ a33 ^ a34;
    long c4 = a40 ^ a41 ^ a42 ^ a43 ^ a44;
    for (int round = 0; round < ROUND_CONSTANTS.length; round += 2) {
      long d0 = c4 ^ Long.rotateLeft(c1, 1);
      long d1 = c0 ^ Long.rotateLeft(c2, 1);
      long d2 = c1 ^ Long.rotateLeft(c3, 1);
      long d3 = c2 ^ Long.rotateLeft(c4, 1);
      long d4 = c3 ^ Long.rotateLeft(c0, 1);
      long b0 = a00 ^ d0;
      long b1 = Long.rotateLeft(a11 ^ d1, 44);
      long b2 = Long.rotateLeft(a22 ^ d2, 43);
      long b3 = Long.rotateLeft(a33 ^ d3, 21);
      long b4 = Long.rotateLeft(a44 ^ d4, 14);
      long e00 = b0 ^ (~b1 & b2) ^ ROUND_CONSTANTS[round];
      long e10 = b1 ^ (~b2 & b3);
      long e20 = b2 ^ (~b3 & b4);
      long e30 = b3 ^ (~b4 & b0);
      long e40 = b4 ^ (~b0 & b1);
      c0 = e00;
      c1 = e10;
      c2 = e20;
      c3 = e30;
      c4 = e40;
      b0 = Long.rotateLeft(a30 ^ d3, 28);
      b1 = Long.rotateLeft(a41 ^ d4, 20);
      b2 = Long.rotateLeft(a02 ^ d0, 3);
      b3 = Long.rotateLeft(a13 ^ d1, 45);
      b4 = Long.rotateLeft(a24 ^ d2, 61);
      long e01 = b0 ^ (~b1 & b2);
      long e11 = b1 ^ (~b2 & b3);
      long e21 = b2 ^ (~b3 & b4);
      long e31 = b3 ^ (~b4 & b0);
      long e41 = b4 ^ (~b0 & b1);
      c0 ^= e01;
      c1 ^= e11;
      c2 ^= e21;
      c3 ^= e31;
      c4 ^= e41;
      b0 = Long.rotateLeft(a10 ^ d1, 1);
      b1 = Long.rotateLeft(a21 ^ d2, 6);
      b2 = Long.rotateLeft(a32 ^ d3, 25);
      b3 = Long.rotateLeft(a43 ^ d4, 8);
      b4 = Long.rotateLeft(a04 ^ d0, 18);
      long e02 = b0 ^ (~b1 & b2);
      long e12 = b1 ^ (~b2 & b3);
      long e22 = b2 ^ (~b3 & b4);
      long e32 = b3 ^ (~b4 & b0);
      long e42 = b4 ^ (~b0 & b1);
      c0 ^= e02;
      c1 ^= e12;
      c2 ^= e22;
      c3 ^= e32;
      c4 ^= e42;
      b0 = Long.rotateLeft(a40 ^ d4, 27);
      b1 = Long.rotateLeft(a01 ^ d0, 36);
      b2 = Long.rotateLeft(a12 ^ d1, 10);
      b3 = Long.rotateLeft(a23 ^ d2, 15);
      b4 = Long.rotateLeft(a34 ^ d3, 56);
      long e03 = b0 ^ (~b1 & b2);
      long e13 = b1 ^ (~b2 & b3);
      long e23 = b2 ^ (~b3 & b4);
      long e33 = b3 ^ (~b4 & b0);
      long e43 = b4 ^ (~b0 & b1);
      c0 ^= e03;
      c1 ^= e13;
      c2 ^= e23;
      c3 ^= e33;
      c4 ^= e43;
      b0 = Long.rotateLeft(a20 ^ d2, 62);
      b1 = Long.rotateLeft(a31 ^ d3, 55);
      b2 = Long.rotateLeft(a42 ^ d4, 39);
      b3 = Long.rotateLeft(a03 ^ d0, 41);
      b4 = Long.rotateLeft(a14 ^ d1, 2);
      long e04 = b0 ^ (~b1 & b2);
      long e14 = b1 ^ (~b2 & b3);
      long e24 = b2 ^ (~b3 & b4);
      long e34 = b3 ^ (~b4 & b0);
      long e44 = b4 ^ (~b0 & b1);
      c0 ^= e04;
      c1 ^= e14;
      c2 ^= e24;
      c3 ^= e34;
      c4 ^= e44;
      d0 = c4 ^ Long.rotateLeft(c1, 1);
      d1 = c0 ^ Long.rotateLeft(c2, 1);
      d2 = c1 ^ Long.rotateLeft(c3, 1);
      d3 = c2 ^ Long.rotateLeft(c4, 1);
      d4 = c3 ^ Long.rotateLeft(c0, 1);
      b0 = e00 ^ d0;
      b1 = Long.rotateLeft(e11 ^ d1, 44);
      b2 = Long.rotateLeft(e22 ^ d2, 43);
      b3 = Long.rotateLeft(e33 ^ d3, 21);
      b4 = Long.rotateLeft(e44 ^ d4, 14);
      a00 = b0 ^ (~b1 & b2) ^ ROUND_CONSTANTS[round + 1];
      a10 = b1 ^ (~b2 & b3);
      a20 = b2 ^ (~b3 & b4);
      a30 = b3 ^ (~b4 & b0);
      a40 = b4 ^ (~b0 & b1);
      c0 = a00;
      c1 = a10;
      c2 = a20;
      c3 = a30;
      c4 = a40;
      b0 = Long.rotateLeft(e30 ^ d3, 28);
      b1 = Long.rotateLeft(e41 ^ d4, 20);
      b2 = Long.rotateLeft(e02 ^ d0, 3);
      b3 = Long.rotateLeft(e13 ^ d1, 45);
      b4 = Long.rotateLeft(e24 ^ d2, 61);
      a01 = b0 ^ (~b1 & b2);
      a11 = b1 ^ (~b2 & b3);
      a21 = b2 ^ (~b3 & b4);
      a31 = b3 ^ (~b4 & b0);
      a41 = b4 ^ (~b0 & b1);
      c0 ^= a01;
      c1 ^= a11;
      c2 ^= a21;
      c3 ^= a31;
      c4 ^= a41;
      b0 = Long.rotateLeft(e10 ^ d1, 1);
      b1 = Long.rotateLeft(e21 ^ d2, 6);
      b2 = Long.rotateLeft(e32 ^ d3, 25);
      b3 = Long.rotateLeft(e43 ^ d4, 8);
      b4 = Long.rotateLeft(e04 ^ d0, 18);
      a02 = b0 ^ (~b1 & b2);
      a12 = b1 ^ (~b2 & b3);
      a22 = b2 ^ (~b3 & b4);
      a32 = b3 ^ (~b4 & b0);
      a42 = b4 ^ (~b0 & b1);
      c0 ^= a02;
      c1 ^= a12;
      c2 ^= a22;
      c3 ^= a32;
      c4 ^= a42;
      b0 = Long.rotateLeft(e40 ^ d4, 27);
      b1 = Long.rotateLeft(e01 ^ d0, 36);
      b2 = Long.rotateLeft(e12 ^ d1, 10);
      b3 = Long.rotateLeft(e23 ^ d2, 15);
      b4 = Long.rotateLeft(e34 ^ d3, 56);
      a03 = b0 ^ (~b1 & b2);
      a13 = b1 ^ (~b2 & b3);
      a23 = b2 ^ (~b3 & b4);
      a33 = b3 ^ (~b4 & b0);
      a43 = b4 ^ (~b0 & b1);
      c0 ^= a03;
      c1 ^= a13;
      c2 ^= a23;
      c3 ^= a33;
      c4 ^= a43;
      b0 = Long.rotateLeft(e20 ^ d2, 62);
      b1 = Long.rotateLeft(e31 ^ d3, 55);
      b2 = Long.rotateLeft(e42 ^ d4, 39);
      b3 = Long.rotateLeft(e03 ^ d0, 41);
      b4 = Long.rotateLeft(e14 ^ d1, 2);
      a04 = b0 ^ (~b1 & b2);
      a14 = b1 ^ (~b2 & b3);
      a24 = b2 ^ (~b3 & b4);
      a34 = b3 ^ (~b4 & b0);
      a44 = b4 ^ (~b0 & b1);
      c0 ^= a04;
      c1 ^= a14;
      c2 ^= a24;
      c3 ^= a34;
      c4 ^= a44;
    }
    s[0] = a00;
    s[1] = a10;
    s[2] = a20;
    s[3] = a30;
    s[4] = a40;
    s[5] = a01;
    s[6] = a11;
    s[7] = a21;
    s[8] = a31;
    s[9] = a41;
    s[10] = a02;
    s[11] = a12;
    s[12] = a22;
    s[13] = a32;
    s[14] = a42;
    s[15] = a03;
    s[16] = a13;
    s[17] = a23;
    s[18] = a33;
    s[19] = a43;
    s[20] = a04;
    s[21] = a14;
    s[22] = a24;
    s[23] = a34;
    s[24] = a44;
  }
}
