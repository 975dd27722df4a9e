package org.concordat.chain.evm.word;

/// Division of little-endian rows of 64-bit limbs, in place: Knuth's algorithm D (The Art of
/// Computer Programming, volume 2, section 4.3.1), whose two-by-one step multiplies by a reciprocal
/// (Möller and Granlund, "Improved division by invariant integers", algorithm 4).
final class LongDivision {
  private static final long LOW_32 = 0xffff_ffffL;

  private LongDivision() {}

  /// Divides `s[u .. u+m)` by `s[v .. v+n)`, which is not zero. Leaves the quotient in `s[q ..
  /// q+m)` and the remainder in `s[u .. u+n)`; `s[u+m]` and the divisor are overwritten.
  static void divide(long[] s, int u, int m, int v, int n, int q) {
    int divisorSize = significant(s, v, n);
    int size = significant(s, u, m);
    for (int i = 0; i < m; i++) {
      s[q + i] = 0;
    }
    if (size < divisorSize) {
      return;
    }
    int shift = Long.numberOfLeadingZeros(s[v + divisorSize - 1]);
    shiftLeft(s, v, divisorSize, shift);
    s[u + size] = shiftLeft(s, u, size, shift);
    long reciprocal = reciprocal(s[v + divisorSize - 1]);
    for (int j = size - divisorSize; j >= 0; j--) {
      s[q + j] = step(s, u + j, v, divisorSize, reciprocal);
    }
    shiftRight(s, u, divisorSize, shift);
    for (int i = divisorSize; i < n; i++) {
      s[u + i] = 0;
    }
  }

  /// Adds `factor` times `s[b .. b+n)` to `s[a .. a+n)`.
  ///
  /// @return the limb carried out
  static long multiplyAdd(long[] s, int a, int b, int n, long factor) {
    long carry = 0;
    for (int i = 0; i < n; i++) {
      long low = factor * s[b + i];
      long high = Math.unsignedMultiplyHigh(factor, s[b + i]);
      low += carry;
      high += Long.compareUnsigned(low, carry) < 0 ? 1 : 0;
      long sum = s[a + i] + low;
      carry = high + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
      s[a + i] = sum;
    }
    return carry;
  }

  /// One quotient limb: subtracts its multiple of the divisor from `s[u .. u+n]`.
  private static long step(long[] s, int u, int v, int n, long reciprocal) {
    long quotient = estimate(s, u, v, n, reciprocal);
    long borrow = multiplySubtract(s, u, v, n, quotient);
    long top = s[u + n];
    s[u + n] = top - borrow;
    if (Long.compareUnsigned(top, borrow) < 0) {
      s[u + n] += addBack(s, u, v, n);
      quotient--;
    }
    return quotient;
  }

  /// At most one too large after the look at the second limb (Knuth, step D3).
  private static long estimate(long[] s, int u, int v, int n, long reciprocal) {
    long divisor = s[v + n - 1];
    long high = s[u + n];
    long low = s[u + n - 1];
    boolean full = Long.compareUnsigned(high, divisor) >= 0;
    long quotient = full ? -1 : quotient(high, low, divisor, reciprocal);
    if (n == 1) {
      return quotient;
    }
    long rest = low - quotient * divisor;
    if (full && Long.compareUnsigned(rest, divisor) < 0) {
      // high equals the divisor here, so rest is low + divisor, and it went over 64 bits.
      return quotient;
    }
    long second = s[v + n - 2];
    while (exceeds(quotient, second, rest, s[u + n - 2])) {
      quotient--;
      rest += divisor;
      if (Long.compareUnsigned(rest, divisor) < 0) {
        break;
      }
    }
    return quotient;
  }

  private static boolean exceeds(long a, long b, long high, long low) {
    int byHigh = Long.compareUnsigned(Math.unsignedMultiplyHigh(a, b), high);
    return byHigh > 0 || (byHigh == 0 && Long.compareUnsigned(a * b, low) > 0);
  }

  private static long multiplySubtract(long[] s, int u, int v, int n, long factor) {
    long borrow = 0;
    for (int i = 0; i < n; i++) {
      long low = factor * s[v + i];
      long high = Math.unsignedMultiplyHigh(factor, s[v + i]);
      low += borrow;
      high += Long.compareUnsigned(low, borrow) < 0 ? 1 : 0;
      long limb = s[u + i];
      s[u + i] = limb - low;
      borrow = high + (Long.compareUnsigned(limb, low) < 0 ? 1 : 0);
    }
    return borrow;
  }

  private static long addBack(long[] s, int u, int v, int n) {
    long carry = 0;
    for (int i = 0; i < n; i++) {
      long x = s[u + i];
      long y = s[v + i];
      long sum = x + y + carry;
      carry = ((x & y) | ((x | y) & ~sum)) >>> 63;
      s[u + i] = sum;
    }
    return carry;
  }

  /// The quotient of a two-limb number by a normalised divisor above its high limb.
  private static long quotient(long high, long low, long divisor, long reciprocal) {
    long q0 = reciprocal * high + low;
    long carry = Long.compareUnsigned(q0, low) < 0 ? 1 : 0;
    long q1 = Math.unsignedMultiplyHigh(reciprocal, high) + high + carry + 1;
    long rest = low - q1 * divisor;
    if (Long.compareUnsigned(rest, q0) > 0) {
      q1--;
      rest += divisor;
    }
    return Long.compareUnsigned(rest, divisor) >= 0 ? q1 + 1 : q1;
  }

  /// floor((2^128 - 1) / divisor) - 2^64 for a normalised divisor: two 32-bit digits by hand.
  private static long reciprocal(long divisor) {
    long dHigh = divisor >>> 32;
    long dLow = divisor & LOW_32;
    long high = ~divisor;
    long digit1 = digit(high, LOW_32, dHigh, dLow);
    long middle = (high << 32 | LOW_32) - digit1 * divisor;
    long digit0 = digit(middle, LOW_32, dHigh, dLow);
    return (digit1 << 32) + digit0;
  }

  private static long digit(long high, long next, long dHigh, long dLow) {
    long digit = Long.divideUnsigned(high, dHigh);
    long rest = high - digit * dHigh;
    while (digit > LOW_32 || Long.compareUnsigned(digit * dLow, rest << 32 | next) > 0) {
      digit--;
      rest += dHigh;
      if (rest > LOW_32) {
        break;
      }
    }
    return digit;
  }

  private static long shiftLeft(long[] s, int at, int n, int shift) {
    long carry = 0;
    for (int i = 0; i < n; i++) {
      long limb = s[at + i];
      s[at + i] = limb << shift | carry;
      carry = limb >>> 1 >>> (63 - shift);
    }
    return carry;
  }

  private static void shiftRight(long[] s, int at, int n, int shift) {
    for (int i = 0; i < n; i++) {
      long above = i + 1 < n ? s[at + i + 1] : 0;
      s[at + i] = s[at + i] >>> shift | above << 1 << (63 - shift);
    }
  }

  private static int significant(long[] s, int at, int n) {
    int size = n;
    while (size > 0 && s[at + size - 1] == 0) {
      size--;
    }
    return size;
  }
}
