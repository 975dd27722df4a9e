package org.concordat.chain.evm.word;

/// Division of little-endian rows of limbs by a word: Knuth's algorithm D (The Art of Computer
/// Programming, volume 2, section 4.3.1). A digit of the quotient comes from three limbs over two,
/// multiplied by a reciprocal (Möller and Granlund, "Improved division by invariant integers",
/// algorithms 4 to 6), so that what is left to correct is rare.
///
/// Numerator and divisor are shifted to the left until the divisor's highest bit is bit 255. That
/// leaves the quotient as it is and makes one loop serve divisors of two to four limbs, with the
/// remainder in locals.
final class LongDivision {
  private static final int LIMBS = 4;

  /// Where numerator and divisor are so close in size that the divisor has more than this many of
  /// the numerator's highest 64 bits, the quotient of those bits by one more than the divisor's is
  /// the whole quotient or one less.
  private static final int SMALL = 33;

  private LongDivision() {}

  /// Divides `s[u .. u+size)` by `s[v .. v+4)`, which is not zero. Leaves the remainder in `s[u ..
  /// u+4)` and the quotient's digits from `s[q]` on; those above the highest digit are not written.
  /// `s[u .. u+size+1)` is overwritten, and `size` is at least 4.
  static void divide(long[] s, int u, int size, int v, int q) {
    int n = significant(s, v, LIMBS);
    int m = significant(s, u, size);
    if (m < n || (m == n && Long.compareUnsigned(s[u + m - 1], s[v + n - 1]) < 0)) {
      return;
    }
    s[u + m] = 0;
    if (n == 1) {
      Stacks.put(s, u, byLimb(s, u, m, s[v], q));
      return;
    }
    if (m > n || !byHighestBits(s, u, v, n, q)) {
      byLimbs(s, u, m, v, n, q);
    }
  }

  /// @return false when the divisor is too small for its highest bits to tell enough
  private static boolean byHighestBits(long[] s, int u, int v, int n, int q) {
    int bits = Long.numberOfLeadingZeros(s[u + n - 1]);
    long divisor = shifted(s, v, n - 1, bits);
    if (divisor >>> SMALL == 0 || divisor == -1) {
      return false;
    }
    s[q] = subtract(s, u, v, Long.divideUnsigned(shifted(s, u, n - 1, bits), divisor + 1));
    return true;
  }

  /// Subtracts `guess` times the divisor, and once more if it still goes.
  ///
  /// @return the quotient
  private static long subtract(long[] s, int u, int v, long guess) {
    long borrow = 0;
    for (int i = 0; i < LIMBS; i++) {
      long low = guess * s[v + i] + borrow;
      borrow = Math.unsignedMultiplyHigh(guess, s[v + i]) + Limbs.carry(borrow, low);
      long limb = s[u + i];
      s[u + i] = limb - low;
      borrow += Limbs.less(limb, low);
    }
    if (Comparison.less(s, u, v)) {
      return guess;
    }
    Limbs.subtract(s, u, v);
    return guess + 1;
  }

  /// The product of the words at `a` and `b`, in the 8 limbs at `out`: by rows, of which the lowest
  /// limb is ready and the others wait in locals.
  static void multiply(long[] s, int a, int b, int out) {
    long b0 = s[b];
    long b1 = s[b + 1];
    long b2 = s[b + 2];
    long b3 = s[b + 3];
    long r0 = 0;
    long r1 = 0;
    long r2 = 0;
    long r3 = 0;
    for (int i = 0; i < LIMBS; i++) {
      long x = s[a + i];
      long low = x * b0 + r0;
      long carry = Math.unsignedMultiplyHigh(x, b0) + Limbs.carry(r0, low);
      s[out + i] = low;
      low = x * b1 + r1;
      long high = Math.unsignedMultiplyHigh(x, b1) + Limbs.carry(r1, low);
      r0 = low + carry;
      carry = high + Limbs.carry(carry, r0);
      low = x * b2 + r2;
      high = Math.unsignedMultiplyHigh(x, b2) + Limbs.carry(r2, low);
      r1 = low + carry;
      carry = high + Limbs.carry(carry, r1);
      low = x * b3 + r3;
      high = Math.unsignedMultiplyHigh(x, b3) + Limbs.carry(r3, low);
      r2 = low + carry;
      r3 = high + Limbs.carry(carry, r2);
    }
    Limbs.put(s, out + LIMBS, r0, r1, r2, r3);
  }

  /// @return the remainder
  private static long byLimb(long[] s, int u, int m, long divisor, int q) {
    int bits = Long.numberOfLeadingZeros(divisor);
    long d = divisor << bits;
    long reciprocal = Reciprocal.of(d);
    long rest = shifted(s, u, m, bits);
    for (int j = m - 1; j >= 0; j--) {
      long next = shifted(s, u, j, bits);
      long low = reciprocal * rest + next;
      long digit = Math.unsignedMultiplyHigh(reciprocal, rest) + rest + Limbs.carry(next, low) + 1;
      rest = next - digit * d;
      if (Long.compareUnsigned(rest, low) > 0) {
        digit--;
        rest += d;
      }
      if (Long.compareUnsigned(rest, d) >= 0) {
        digit++;
        rest -= d;
      }
      s[q + j] = digit;
    }
    return rest >>> bits;
  }

  /// One long method on purpose: the window of the numerator, the divisor and the reciprocal live
  /// in locals.
  private static void byLimbs(long[] s, int u, int m, int v, int n, int q) {
    int bits = Long.numberOfLeadingZeros(s[v + n - 1]);
    long d3 = shifted(s, v, n - 1, bits);
    long d2 = shifted(s, v, n - 2, bits);
    long d1 = shifted(s, v, n - 3, bits);
    long d0 = shifted(s, v, n - 4, bits);
    long reciprocal = Reciprocal.of(d3, d2);
    long r3 = shifted(s, u, m, bits);
    long r2 = shifted(s, u, m - 1, bits);
    long r1 = shifted(s, u, m - 2, bits);
    long r0 = shifted(s, u, m - 3, bits);
    for (int j = m - n; j >= 0; j--) {
      long next = shifted(s, u, j + n - LIMBS, bits);
      if (r3 == d3 && r2 == d2) {
        // The digit is 2^64 - 1: subtract the divisor a limb higher, and add it here.
        long t1 = r0 - d0;
        long borrow = Limbs.less(r0, d0);
        long t2 = r1 - d1 - borrow;
        long t3 = -Limbs.borrow(r1, d1, t2);
        r0 = next + d0;
        long carry = Limbs.carry(d0, r0);
        r1 = t1 + d1 + carry;
        carry = Limbs.carry(t1, d1, r1);
        r2 = t2 + d2 + carry;
        r3 = t3 + d3 + Limbs.carry(t2, d2, r2);
        s[q + j] = -1;
        continue;
      }
      // (r3, r2, r1) over (d3, d2): the digit, and the rest in (high, low).
      long guess = reciprocal * r3 + r2;
      long digit = Math.unsignedMultiplyHigh(reciprocal, r3) + r3 + Limbs.carry(r2, guess);
      long product = d2 * digit;
      long high = r2 - digit * d3 - Math.unsignedMultiplyHigh(d2, digit);
      high -= Limbs.less(r1, product) + d3;
      long low = r1 - product;
      high -= Limbs.less(low, d2);
      low -= d2;
      digit++;
      if (Long.compareUnsigned(high, guess) >= 0) {
        digit--;
        low += d2;
        high += d3 + Limbs.carry(d2, low);
      }
      if (Limbs.less(low, high, d2, d3) == 0) {
        digit++;
        high -= d3 + Limbs.less(low, d2);
        low -= d2;
      }
      // The digit times the divisor's lower limbs, off what is left.
      product = digit * d0;
      long middle = digit * d1;
      long top = Math.unsignedMultiplyHigh(digit, d0);
      middle += top;
      top = Math.unsignedMultiplyHigh(digit, d1) + Limbs.carry(top, middle);
      long borrow = Limbs.less(next, product);
      long n1 = r0 - middle - borrow;
      top += Limbs.borrow(r0, middle, n1);
      r0 = next - product;
      r1 = n1;
      r2 = low - top;
      r3 = high - Limbs.less(low, top);
      if (high == 0 && r3 != 0) {
        digit--;
        long sum = r0 + d0;
        long carry = Limbs.carry(d0, sum);
        r0 = sum;
        sum = r1 + d1 + carry;
        carry = Limbs.carry(r1, d1, sum);
        r1 = sum;
        sum = r2 + d2 + carry;
        carry = Limbs.carry(r2, d2, sum);
        r2 = sum;
        r3 += d3 + carry;
      }
      s[q + j] = digit;
    }
    Limbs.put(s, u, r0, r1, r2, r3);
    Bitwise.shiftRight(s, u, (LIMBS - n) * Long.SIZE + bits, 0);
  }

  /// Limb `i` of the row at `at` shifted left by fewer than 64 bits; below the row there are zeros.
  private static long shifted(long[] s, int at, int i, int bits) {
    long limb = i >= 0 ? s[at + i] << bits : 0;
    return i > 0 ? limb | s[at + i - 1] >>> 1 >>> (63 - bits) : limb;
  }

  private static int significant(long[] s, int at, int n) {
    int size = n;
    while (size > 0 && s[at + size - 1] == 0) {
      size--;
    }
    return size;
  }
}
