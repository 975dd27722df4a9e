package org.concordat.chain.evm.word;

/// AND, OR, XOR, NOT, BYTE, SIGNEXTEND, the shifts (EIP-145) and CLZ (EIP-7939).
public final class Bitwise {
  private Bitwise() {}

  public static void and(long[] s, int sp) {
    for (int i = 1; i <= 4; i++) {
      s[sp - 4 - i] &= s[sp - i];
    }
  }

  public static void or(long[] s, int sp) {
    for (int i = 1; i <= 4; i++) {
      s[sp - 4 - i] |= s[sp - i];
    }
  }

  public static void xor(long[] s, int sp) {
    for (int i = 1; i <= 4; i++) {
      s[sp - 4 - i] ^= s[sp - i];
    }
  }

  public static void not(long[] s, int sp) {
    for (int i = 1; i <= 4; i++) {
      s[sp - i] = ~s[sp - i];
    }
  }

  /// Index on top, counted from the most significant byte.
  public static void byteAt(long[] s, int sp) {
    long index = Stacks.saturated(s, sp - 4);
    int at = sp - 8;
    long value = 0;
    if (index < 32) {
      int bit = 8 * (31 - (int) index);
      value = s[at + (bit >>> 6)] >>> bit & 0xff;
    }
    Stacks.put(s, at, value);
  }

  /// Number of the sign byte on top, counted from the least significant.
  public static void signExtend(long[] s, int sp) {
    long index = Stacks.saturated(s, sp - 4);
    if (index >= 31) {
      return;
    }
    int at = sp - 8;
    int bit = 8 * (int) index + 7;
    int limb = bit >>> 6;
    int unused = 63 - (bit & 63);
    s[at + limb] = s[at + limb] << unused >> unused;
    long fill = s[at + limb] >> 63;
    for (int i = limb + 1; i < 4; i++) {
      s[at + i] = fill;
    }
  }

  public static void shl(long[] s, int sp) {
    long amount = Stacks.saturated(s, sp - 4);
    int at = sp - 8;
    if (amount >= 256) {
      Stacks.put(s, at, 0);
      return;
    }
    long a3 = s[at + 3];
    long a2 = s[at + 2];
    long a1 = s[at + 1];
    long a0 = s[at];
    if (amount >= 128) {
      a3 = a1;
      a2 = a0;
      a1 = 0;
      a0 = 0;
    }
    if ((amount & 64) != 0) {
      a3 = a2;
      a2 = a1;
      a1 = a0;
      a0 = 0;
    }
    // A shift by 64 - 0 would be a shift by 0, hence in two steps.
    int bits = (int) amount & 63;
    int rest = 63 - bits;
    s[at] = a0 << bits;
    s[at + 1] = a1 << bits | a0 >>> 1 >>> rest;
    s[at + 2] = a2 << bits | a1 >>> 1 >>> rest;
    s[at + 3] = a3 << bits | a2 >>> 1 >>> rest;
  }

  public static void shr(long[] s, int sp) {
    shiftRight(s, sp - 8, Stacks.saturated(s, sp - 4), 0);
  }

  public static void sar(long[] s, int sp) {
    shiftRight(s, sp - 8, Stacks.saturated(s, sp - 4), s[sp - 5] >> 63);
  }

  public static void countLeadingZeros(long[] s, int sp) {
    int zeros = 0;
    for (int i = 1; i <= 4; i++) {
      long limb = s[sp - i];
      zeros += Long.numberOfLeadingZeros(limb);
      if (limb != 0) {
        break;
      }
    }
    Stacks.put(s, sp - 4, zeros);
  }

  /// Shifts the word at `at`.
  ///
  /// @param fill what is shifted in: all zeros or all ones
  static void shiftRight(long[] s, int at, long amount, long fill) {
    if (amount >= 256) {
      Limbs.put(s, at, fill, fill, fill, fill);
      return;
    }
    long a3 = s[at + 3];
    long a2 = s[at + 2];
    long a1 = s[at + 1];
    long a0 = s[at];
    if (amount >= 128) {
      a0 = a2;
      a1 = a3;
      a2 = fill;
      a3 = fill;
    }
    if ((amount & 64) != 0) {
      a0 = a1;
      a1 = a2;
      a2 = a3;
      a3 = fill;
    }
    int bits = (int) amount & 63;
    int rest = 63 - bits;
    s[at] = a0 >>> bits | a1 << 1 << rest;
    s[at + 1] = a1 >>> bits | a2 << 1 << rest;
    s[at + 2] = a2 >>> bits | a3 << 1 << rest;
    s[at + 3] = a3 >>> bits | fill << 1 << rest;
  }
}
