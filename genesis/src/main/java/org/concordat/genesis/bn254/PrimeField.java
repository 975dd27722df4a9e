package org.concordat.genesis.bn254;

import java.math.BigInteger;

/// Arithmetic modulo one of BN254's two primes on elements of four limbs inside flat arrays.
///
/// An element at index `i` of an array occupies `array[i .. i + 3]`, least significant limb first,
/// in Montgomery form (value · 2^256 mod p), below p. The output of any operation may overlap its
/// inputs. Nothing is checked here: indices and reduced inputs are the caller's duty. Conversions
/// and checks of foreign bytes are in {@link FieldCodec}.
///
/// It is a record because the JIT compiler trusts a record's fields to be constant.
///
/// @param p0 least significant limb of the modulus
/// @param inverse -1/p mod 2^64
record PrimeField(long p0, long p1, long p2, long p3, long inverse, BigInteger modulus) {
  static final int LIMBS = 4;

  /// Products that {@link #dot} can add up before its 512-bit accumulator would overflow.
  static final int DOT_LENGTH_MAX = 17;

  /// The field the curve's coordinates live in.
  static final PrimeField BASE =
      of("21888242871839275222246405745257275088696311157297823662689037894645226208583");

  /// The field of the curve's scalars: its modulus is the order of the groups.
  static final PrimeField SCALAR =
      of("21888242871839275222246405745257275088548364400416034343698204186575808495617");

  private static PrimeField of(String decimal) {
    BigInteger p = new BigInteger(decimal);
    BigInteger word = BigInteger.ONE.shiftLeft(64);
    return new PrimeField(
        p.longValue(),
        p.shiftRight(64).longValue(),
        p.shiftRight(128).longValue(),
        p.shiftRight(192).longValue(),
        p.negate().modInverse(word).longValue(),
        p);
  }

  /// `out = a · b` by the coarsely integrated method without the final carry limb, which the two
  /// spare top bits of both moduli allow.
  void mul(long[] out, int o, long[] a, int i, long[] b, int j) {
    long b0 = b[j];
    long b1 = b[j + 1];
    long b2 = b[j + 2];
    long b3 = b[j + 3];
    long t0 = 0;
    long t1 = 0;
    long t2 = 0;
    long t3 = 0;
    for (int k = 0; k < LIMBS; k++) {
      long x = a[i + k];
      long low = x * b0 + t0;
      long carry = Math.unsignedMultiplyHigh(x, b0) + carry(low, t0);
      long m = low * inverse;
      long reduction = Math.unsignedMultiplyHigh(m, p0) + (low == 0 ? 0 : 1);

      long product = x * b1;
      long sum = product + t1;
      low = sum + carry;
      carry = Math.unsignedMultiplyHigh(x, b1) + carry(sum, t1) + carry(low, carry);
      product = m * p1;
      sum = product + low;
      t0 = sum + reduction;
      reduction = Math.unsignedMultiplyHigh(m, p1) + carry(sum, low) + carry(t0, reduction);

      product = x * b2;
      sum = product + t2;
      low = sum + carry;
      carry = Math.unsignedMultiplyHigh(x, b2) + carry(sum, t2) + carry(low, carry);
      product = m * p2;
      sum = product + low;
      t1 = sum + reduction;
      reduction = Math.unsignedMultiplyHigh(m, p2) + carry(sum, low) + carry(t1, reduction);

      product = x * b3;
      sum = product + t3;
      low = sum + carry;
      carry = Math.unsignedMultiplyHigh(x, b3) + carry(sum, t3) + carry(low, carry);
      product = m * p3;
      sum = product + low;
      t2 = sum + reduction;
      t3 = Math.unsignedMultiplyHigh(m, p3) + carry(sum, low) + carry(t2, reduction) + carry;
    }
    storeReduced(out, o, t0, t1, t2, t3);
  }

  /// `out = a·b + c·d`, reduced once.
  void mulAdd(
      long[] out, int o, long[] a, int i, long[] b, int j, long[] c, int k, long[] d, int l) {
    sumOfProducts(out, o, a, i, b, j, c, k, d[l], d[l + 1], d[l + 2], d[l + 3]);
  }

  /// `out = a·b - c·d`, reduced once.
  void mulSub(
      long[] out, int o, long[] a, int i, long[] b, int j, long[] c, int k, long[] d, int l) {
    long n0 = p0 - d[l];
    long borrow = carry(p0, d[l]);
    long n1 = p1 - d[l + 1];
    long next = carry(p1, d[l + 1]) + carry(n1, borrow);
    n1 -= borrow;
    long n2 = p2 - d[l + 2];
    long last = carry(p2, d[l + 2]) + carry(n2, next);
    n2 -= next;
    sumOfProducts(out, o, a, i, b, j, c, k, n0, n1, n2, p3 - d[l + 3] - last);
  }

  /// As [#mul], with two rows added before each step of the reduction: the sum stays below 3p,
  /// which four limbs hold, and ends below 2p (Longa, ePrint 2022/367, section 3).
  private void sumOfProducts(
      long[] out,
      int o,
      long[] a,
      int i,
      long[] b,
      int j,
      long[] c,
      int k,
      long d0,
      long d1,
      long d2,
      long d3) {
    long b0 = b[j];
    long b1 = b[j + 1];
    long b2 = b[j + 2];
    long b3 = b[j + 3];
    long t0 = 0;
    long t1 = 0;
    long t2 = 0;
    long t3 = 0;
    for (int row = 0; row < LIMBS; row++) {
      long x = a[i + row];
      long y = c[k + row];
      long sum = x * b0 + t0;
      long carry = Math.unsignedMultiplyHigh(x, b0) + carry(sum, t0);
      long low = y * d0 + sum;
      long second = Math.unsignedMultiplyHigh(y, d0) + carry(low, sum);
      long m = low * inverse;
      long reduction = Math.unsignedMultiplyHigh(m, p0) + (low == 0 ? 0 : 1);

      sum = x * b1 + t1;
      low = sum + carry;
      carry = Math.unsignedMultiplyHigh(x, b1) + carry(sum, t1) + carry(low, carry);
      sum = y * d1 + low;
      t0 = sum + second;
      second = Math.unsignedMultiplyHigh(y, d1) + carry(sum, low) + carry(t0, second);
      sum = m * p1 + t0;
      low = sum + reduction;
      reduction = Math.unsignedMultiplyHigh(m, p1) + carry(sum, t0) + carry(low, reduction);
      t0 = low;

      sum = x * b2 + t2;
      low = sum + carry;
      carry = Math.unsignedMultiplyHigh(x, b2) + carry(sum, t2) + carry(low, carry);
      sum = y * d2 + low;
      t1 = sum + second;
      second = Math.unsignedMultiplyHigh(y, d2) + carry(sum, low) + carry(t1, second);
      sum = m * p2 + t1;
      low = sum + reduction;
      reduction = Math.unsignedMultiplyHigh(m, p2) + carry(sum, t1) + carry(low, reduction);
      t1 = low;

      sum = x * b3 + t3;
      low = sum + carry;
      carry = Math.unsignedMultiplyHigh(x, b3) + carry(sum, t3) + carry(low, carry);
      sum = y * d3 + low;
      t2 = sum + second;
      second = Math.unsignedMultiplyHigh(y, d3) + carry(sum, low) + carry(t2, second);
      sum = m * p3 + t2;
      low = sum + reduction;
      t3 =
          Math.unsignedMultiplyHigh(m, p3)
              + carry(sum, t2)
              + carry(low, reduction)
              + carry
              + second;
      t2 = low;
    }
    storeReduced(out, o, t0, t1, t2, t3);
  }

  /// `out = a[0]·b[0] + … + a[n-1]·b[n-1]` over `n` consecutive elements, reduced once at the end.
  void dot(long[] out, int o, long[] a, int i, long[] b, int j, int n) {
    long[] sum = new long[2 * LIMBS];
    for (int k = 0; k < LIMBS * n; k += LIMBS) {
      accumulate(sum, a, i + k, b, j + k);
    }
    reduceWide(out, o, sum);
  }

  private static void accumulate(long[] sum, long[] a, int i, long[] b, int j) {
    for (int row = 0; row < LIMBS; row++) {
      long x = a[i + row];
      long carry = 0;
      for (int column = 0; column < LIMBS; column++) {
        long y = b[j + column];
        long old = sum[row + column];
        long first = x * y + old;
        long second = first + carry;
        carry = Math.unsignedMultiplyHigh(x, y) + carry(first, old) + carry(second, carry);
        sum[row + column] = second;
      }
      for (int k = row + LIMBS; carry != 0; k++) {
        sum[k] += carry;
        carry = carry(sum[k], carry);
      }
    }
  }

  /// Montgomery reduction of eight limbs, which it destroys; the value may be up to 17 p².
  private void reduceWide(long[] out, int o, long[] wide) {
    for (int row = 0; row < LIMBS; row++) {
      long m = wide[row] * inverse;
      long carry = Math.unsignedMultiplyHigh(m, p0) + (wide[row] == 0 ? 0 : 1);
      for (int column = 1; column < LIMBS; column++) {
        long p = column == 1 ? p1 : column == 2 ? p2 : p3;
        long old = wide[row + column];
        long first = m * p + old;
        long second = first + carry;
        carry = Math.unsignedMultiplyHigh(m, p) + carry(first, old) + carry(second, carry);
        wide[row + column] = second;
      }
      for (int k = row + LIMBS; carry != 0; k++) {
        wide[k] += carry;
        carry = carry(wide[k], carry);
      }
    }
    System.arraycopy(wide, LIMBS, out, o, LIMBS);
    while (!isReduced(out, o)) {
      storeReduced(out, o, out[o], out[o + 1], out[o + 2], out[o + 3]);
    }
  }

  void square(long[] out, int o, long[] a, int i) {
    mul(out, o, a, i, a, i);
  }

  /// `out = a + b`.
  void add(long[] out, int o, long[] a, int i, long[] b, int j) {
    long s0 = a[i] + b[j];
    long c = carry(s0, b[j]);
    long s1 = a[i + 1] + c;
    c = carry(s1, c);
    s1 += b[j + 1];
    c += carry(s1, b[j + 1]);
    long s2 = a[i + 2] + c;
    c = carry(s2, c);
    s2 += b[j + 2];
    c += carry(s2, b[j + 2]);
    storeReduced(out, o, s0, s1, s2, a[i + 3] + b[j + 3] + c);
  }

  /// `out = a - b`.
  void sub(long[] out, int o, long[] a, int i, long[] b, int j) {
    long d0 = a[i] - b[j];
    long borrow = carry(a[i], b[j]);
    long d1 = a[i + 1] - b[j + 1];
    long next = carry(a[i + 1], b[j + 1]) + carry(d1, borrow);
    d1 -= borrow;
    long d2 = a[i + 2] - b[j + 2];
    long last = carry(a[i + 2], b[j + 2]) + carry(d2, next);
    d2 -= next;
    long d3 = a[i + 3] - b[j + 3] - last;
    // The top limb's spare bits make a negative difference show in its sign.
    long mask = d3 >> 63;
    long s0 = d0 + (p0 & mask);
    long c = carry(s0, d0);
    long s1 = d1 + c;
    c = carry(s1, c);
    s1 += p1 & mask;
    c += carry(s1, p1 & mask);
    long s2 = d2 + c;
    c = carry(s2, c);
    s2 += p2 & mask;
    c += carry(s2, p2 & mask);
    out[o] = s0;
    out[o + 1] = s1;
    out[o + 2] = s2;
    out[o + 3] = d3 + (p3 & mask) + c;
  }

  /// `out = 1 / a`; zero stays zero.
  void invert(long[] out, int o, long[] a, int i) {
    (p0 == BASE.p0 ? Inversions.BASE : Inversions.SCALAR).invert(out, o, a, i);
  }

  /// Takes p away where the number at `i`, below 2p, is not below p.
  void reduceOnce(long[] a, int i) {
    storeReduced(a, i, a[i], a[i + 1], a[i + 2], a[i + 3]);
  }

  private static final class Inversions {
    static final Inversion BASE = new Inversion(PrimeField.BASE);
    static final Inversion SCALAR = new Inversion(PrimeField.SCALAR);
  }

  /// Whether the four limbs, read as a plain number, are below the modulus.
  boolean isReduced(long[] a, int i) {
    int order = Long.compareUnsigned(a[i + 3], p3);
    order = order != 0 ? order : Long.compareUnsigned(a[i + 2], p2);
    order = order != 0 ? order : Long.compareUnsigned(a[i + 1], p1);
    order = order != 0 ? order : Long.compareUnsigned(a[i], p0);
    return order < 0;
  }

  /// Stores t, or t - p if t is not below p.
  private void storeReduced(long[] out, int o, long t0, long t1, long t2, long t3) {
    long d0 = t0 - p0;
    long borrow = carry(t0, p0);
    long d1 = t1 - p1;
    long next = carry(t1, p1) + carry(d1, borrow);
    d1 -= borrow;
    long d2 = t2 - p2;
    long last = carry(t2, p2) + carry(d2, next);
    d2 -= next;
    long d3 = t3 - p3;
    boolean negative = (carry(t3, p3) + carry(d3, last)) != 0;
    d3 -= last;
    out[o] = negative ? t0 : d0;
    out[o + 1] = negative ? t1 : d1;
    out[o + 2] = negative ? t2 : d2;
    out[o + 3] = negative ? t3 : d3;
  }

  /// 1 if `sum` is below `addend` without sign: the carry of an addition, the borrow of a
  /// subtraction.
  static long carry(long sum, long addend) {
    return Long.compareUnsigned(sum, addend) < 0 ? 1 : 0;
  }
}
