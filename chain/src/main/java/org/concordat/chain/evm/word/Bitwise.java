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
    int limbs = (int) amount >>> 6;
    int bits = (int) amount & 63;
    for (int i = 3; i >= 0; i--) {
      int from = i - limbs;
      long high = from >= 0 ? s[at + from] << bits : 0;
      // A shift by 64 - 0 would be a shift by 0, hence in two steps.
      long low = from >= 1 ? s[at + from - 1] >>> 1 >>> (63 - bits) : 0;
      s[at + i] = high | low;
    }
  }

  public static void shr(long[] s, int sp) {
    shiftRight(s, sp, 0);
  }

  public static void sar(long[] s, int sp) {
    shiftRight(s, sp, s[sp - 5] >> 63);
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

  /// @param fill what is shifted in: all zeros or all ones
  private static void shiftRight(long[] s, int sp, long fill) {
    long amount = Stacks.saturated(s, sp - 4);
    int at = sp - 8;
    int limbs = amount >= 256 ? 4 : (int) amount >>> 6;
    int bits = amount >= 256 ? 0 : (int) amount & 63;
    for (int i = 0; i < 4; i++) {
      int from = i + limbs;
      long low = from <= 3 ? s[at + from] : fill;
      long high = from <= 2 ? s[at + from + 1] : fill;
      s[at + i] = low >>> bits | high << 1 << (63 - bits);
    }
  }
}
