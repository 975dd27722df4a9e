package org.concordat.genesis.bn254;

import java.math.BigInteger;
import java.util.Arrays;

/// Arithmetic modulo one of BN254's primes on many elements at once, one per lane: loops that the
/// JIT compiler turns into vector instructions, at a third of the cost of {@link PrimeField} where
/// vectors have eight numbers.
///
/// An element is five signed digits of 51 bits in `double`s, which hold them exactly, and stands
/// for its value · 2^255 modulo p, plus or minus a small multiple of p. A *block* is one element
/// per lane: digit k of lane e lies at `k · LANES + e`. A product of two digits, 102 bits, comes
/// from two fused multiply-adds without error: with C = 1.5 · 2^103, `fma(a, b, C) - C` is the
/// product rounded to a multiple of 2^51, and `fma(a, b, -high)` what is left of it (Emmart, Zheng,
/// Weems, "Faster modular exponentiation using double precision floating point arithmetic on the
/// GPU", ARITH 2018). Wherever digits are added up, the sums stay below 2^53.
///
/// The digits of operands and results are at most 2^50 in size, and operands at most 1.3p, as all
/// results are. The JIT vectorises a loop only where it can tell that what is written is never read
/// by a neighbouring lane: hence one array of room with constant places, and one small loop per
/// step. An instance is for one thread.
final class LaneField {
  /// Not a power of two: rows of digits 4096 bytes apart would fight for the same lines of the
  /// cache.
  static final int LANES = 504;

  static final int DIGITS = 5;

  /// Doubles of a block.
  static final int BLOCK = DIGITS * LANES;

  static final int DIGIT_BITS = 51;

  private static final double C = 0x1.8p103;

  /// What is kept as the rest of a rounding is the negated carry.
  private static final double DOWN = -0x1p-51;

  private static final double ROUND = 0x1.8p52;

  // Places in `room`, in lanes' width: both operands, the columns of a product, what each column
  // hands to the next one, the modulus, and the multiples of the modulus that are added.
  private static final int A = 0;
  private static final int B = 5;
  private static final int T = 10;
  private static final int H = 20;
  private static final int P = 30;
  private static final int Q = 35;
  private static final int PLACES = 40;

  private final double[] room = new double[PLACES * LANES];

  /// -1/p modulo 2^51.
  private final double inverse;

  /// 2^204 / p: the multiple of p that a highest digit stands for.
  private final double quotient;

  LaneField(PrimeField field) {
    BigInteger p = field.modulus();
    double[] digits = digits(p);
    for (int k = 0; k < DIGITS; k++) {
      Arrays.fill(room, (P + k) * LANES, (P + k + 1) * LANES, digits[k]);
    }
    BigInteger word = BigInteger.ONE.shiftLeft(DIGIT_BITS);
    this.inverse = digits(p.negate().modInverse(word))[0];
    this.quotient = 0x1p204 / p.doubleValue();
  }

  /// @param value of less than 255 bits
  static double[] digits(BigInteger value) {
    double[] digits = new double[DIGITS];
    BigInteger base = BigInteger.ONE.shiftLeft(DIGIT_BITS);
    BigInteger rest = value;
    for (int k = 0; k < DIGITS - 1; k++) {
      BigInteger digit = rest.mod(base);
      digit = digit.testBit(DIGIT_BITS - 1) ? digit.subtract(base) : digit;
      digits[k] = digit.doubleValue();
      rest = rest.subtract(digit).shiftRight(DIGIT_BITS);
    }
    digits[DIGITS - 1] = rest.doubleValue();
    return digits;
  }

  /// `out = a · b / 2^255`, in size at most p/2 + |a·b| / 2^255.
  void multiply(double[] out, int o, double[] a, int i, double[] b, int j) {
    System.arraycopy(a, i, room, A * LANES, BLOCK);
    System.arraycopy(b, j, room, B * LANES, BLOCK);
    columns(room);
    reduceColumns(room, inverse);
    System.arraycopy(room, (T + DIGITS) * LANES, out, o, BLOCK);
  }

  /// `out = a - b`, in size at most p/2 and a little.
  void subtract(double[] out, int o, double[] a, int i, double[] b, int j) {
    System.arraycopy(a, i, room, A * LANES, BLOCK);
    System.arraycopy(b, j, room, B * LANES, BLOCK);
    for (int at = 0; at < BLOCK; at++) {
      room[T * LANES + at] = room[A * LANES + at] - room[B * LANES + at];
    }
    reduceSum(out, o);
  }

  /// `out = a - 2b - c`, in size at most p/2 and a little.
  ///
  /// @param b at most p in size, as `a` and `c` together have to be at most 2p
  void subtractTwiceAndOnce(
      double[] out, int o, double[] a, int i, double[] b, int j, double[] c, int k) {
    System.arraycopy(a, i, room, A * LANES, BLOCK);
    System.arraycopy(b, j, room, B * LANES, BLOCK);
    System.arraycopy(c, k, room, (H + DIGITS) * LANES, BLOCK);
    for (int at = 0; at < BLOCK; at++) {
      double difference = room[A * LANES + at] - 2 * room[B * LANES + at];
      room[T * LANES + at] = difference - room[(H + DIGITS) * LANES + at];
    }
    reduceSum(out, o);
  }

  /// `out = a + b`, in size at most p/2 and a little.
  void add(double[] out, int o, double[] a, int i, double[] b, int j) {
    System.arraycopy(a, i, room, A * LANES, BLOCK);
    System.arraycopy(b, j, room, B * LANES, BLOCK);
    for (int at = 0; at < BLOCK; at++) {
      room[T * LANES + at] = room[A * LANES + at] + room[B * LANES + at];
    }
    reduceSum(out, o);
  }

  private void reduceSum(double[] out, int o) {
    double[] w = room;
    double perTop = quotient;
    for (int e = 0; e < LANES; e++) {
      w[Q * LANES + e] = (w[(T + 4) * LANES + e] * perTop + ROUND) - ROUND;
    }
    settleFirst(w);
    settleNext(w, 1);
    settleNext(w, 2);
    settleNext(w, 3);
    for (int e = 0; e < LANES; e++) {
      double t = w[(T + 4) * LANES + e] - w[Q * LANES + e] * w[(P + 4) * LANES + e];
      w[(T + 4) * LANES + e] = Math.fma(w[(H + 3) * LANES + e], DOWN, t);
    }
    System.arraycopy(w, T * LANES, out, o, BLOCK);
  }

  private static void settleFirst(double[] w) {
    for (int e = 0; e < LANES; e++) {
      double t = w[T * LANES + e] - w[Q * LANES + e] * w[P * LANES + e];
      double h = C - (t + C);
      w[T * LANES + e] = t + h;
      w[H * LANES + e] = h;
    }
  }

  private static void settleNext(double[] w, int k) {
    for (int e = 0; e < LANES; e++) {
      double t = w[(T + k) * LANES + e] - w[Q * LANES + e] * w[(P + k) * LANES + e];
      t = Math.fma(w[(H + k - 1) * LANES + e], DOWN, t);
      double h = C - (t + C);
      w[(T + k) * LANES + e] = t + h;
      w[(H + k) * LANES + e] = h;
    }
  }

  /// The ten columns of the product of A and B.
  private static void columns(double[] w) {
    for (int e = 0; e < LANES; e++) {
      double h = C - Math.fma(w[A * LANES + e], w[B * LANES + e], C);
      w[T * LANES + e] = Math.fma(w[A * LANES + e], w[B * LANES + e], h);
      w[H * LANES + e] = h;
    }
    open(w, A, B + 1, A + 1, B, 1);
    open(w, A, B + 2, A + 1, B + 1, 2);
    more(w, A + 2, B, 2);
    open(w, A, B + 3, A + 1, B + 2, 3);
    more(w, A + 2, B + 1, A + 3, B, 3);
    settle(w, 3);
    open(w, A, B + 4, A + 1, B + 3, 4);
    more(w, A + 2, B + 2, A + 3, B + 1, 4);
    more(w, A + 4, B, 4);
    settle(w, 4);
    open(w, A + 1, B + 4, A + 2, B + 3, 5);
    more(w, A + 3, B + 2, A + 4, B + 1, 5);
    settle(w, 5);
    open(w, A + 2, B + 4, A + 3, B + 3, 6);
    more(w, A + 4, B + 2, 6);
    settle(w, 6);
    open(w, A + 3, B + 4, A + 4, B + 3, 7);
    open(w, A + 4, B + 4, 8);
    for (int e = 0; e < LANES; e++) {
      w[(T + 9) * LANES + e] = w[(H + 8) * LANES + e] * DOWN;
    }
  }

  /// Adds the multiples of p that make the five low columns zero; the result is in the five high
  /// ones.
  private static void reduceColumns(double[] w, double inverse) {
    multiple(w, inverse);
    hand(w, Q, P + 1, 1);
    multiple(w, inverse, 1);
    hand(w, Q, P + 2, Q + 1, P + 1, 2);
    multiple(w, inverse, 2);
    hand(w, Q, P + 3, Q + 1, P + 2, 3);
    more(w, Q + 2, P + 1, 3);
    multiple(w, inverse, 3);
    hand(w, Q, P + 4, Q + 1, P + 3, 4);
    more(w, Q + 2, P + 2, Q + 3, P + 1, 4);
    multiple(w, inverse, 4);
    hand(w, Q + 1, P + 4, Q + 2, P + 3, 5);
    more(w, Q + 3, P + 2, Q + 4, P + 1, 5);
    settle(w, 5);
    hand(w, Q + 2, P + 4, Q + 3, P + 3, 6);
    more(w, Q + 4, P + 2, 6);
    settle(w, 6);
    hand(w, Q + 3, P + 4, Q + 4, P + 3, 7);
    settle(w, 7);
    hand(w, Q + 4, P + 4, 8);
    settle(w, 8);
    for (int e = 0; e < LANES; e++) {
      w[(T + 9) * LANES + e] = Math.fma(w[(H + 8) * LANES + e], DOWN, w[(T + 9) * LANES + e]);
    }
  }

  /// Column k begins with a product of digits and what column k - 1 hands over.
  private static void open(double[] w, int a, int b, int k) {
    for (int e = 0; e < LANES; e++) {
      double x = w[a * LANES + e];
      double y = w[b * LANES + e];
      double h = C - Math.fma(x, y, C);
      double low = Math.fma(x, y, h);
      w[(T + k) * LANES + e] = Math.fma(w[(H + k - 1) * LANES + e], DOWN, low);
      w[(H + k) * LANES + e] = h;
    }
  }

  private static void open(double[] w, int a, int b, int c, int d, int k) {
    for (int e = 0; e < LANES; e++) {
      double x = w[a * LANES + e];
      double y = w[b * LANES + e];
      double u = w[c * LANES + e];
      double v = w[d * LANES + e];
      double h = C - Math.fma(x, y, C);
      double g = C - Math.fma(u, v, C);
      double low = Math.fma(x, y, h) + Math.fma(u, v, g);
      w[(T + k) * LANES + e] = Math.fma(w[(H + k - 1) * LANES + e], DOWN, low);
      w[(H + k) * LANES + e] = h + g;
    }
  }

  /// A further product of digits for column k.
  private static void more(double[] w, int a, int b, int k) {
    for (int e = 0; e < LANES; e++) {
      double x = w[a * LANES + e];
      double y = w[b * LANES + e];
      double h = C - Math.fma(x, y, C);
      w[(T + k) * LANES + e] += Math.fma(x, y, h);
      w[(H + k) * LANES + e] += h;
    }
  }

  private static void more(double[] w, int a, int b, int c, int d, int k) {
    for (int e = 0; e < LANES; e++) {
      double x = w[a * LANES + e];
      double y = w[b * LANES + e];
      double u = w[c * LANES + e];
      double v = w[d * LANES + e];
      double h = C - Math.fma(x, y, C);
      double g = C - Math.fma(u, v, C);
      w[(T + k) * LANES + e] += Math.fma(x, y, h) + Math.fma(u, v, g);
      w[(H + k) * LANES + e] += h + g;
    }
  }

  /// Column k, as it stands, takes what column k - 1 hands over, and a product of digits.
  private static void hand(double[] w, int a, int b, int k) {
    for (int e = 0; e < LANES; e++) {
      double x = w[a * LANES + e];
      double y = w[b * LANES + e];
      double h = C - Math.fma(x, y, C);
      double before = Math.fma(w[(H + k - 1) * LANES + e], DOWN, w[(T + k) * LANES + e]);
      w[(T + k) * LANES + e] = before + Math.fma(x, y, h);
      w[(H + k) * LANES + e] = h;
    }
  }

  private static void hand(double[] w, int a, int b, int c, int d, int k) {
    for (int e = 0; e < LANES; e++) {
      double x = w[a * LANES + e];
      double y = w[b * LANES + e];
      double u = w[c * LANES + e];
      double v = w[d * LANES + e];
      double h = C - Math.fma(x, y, C);
      double g = C - Math.fma(u, v, C);
      double before = Math.fma(w[(H + k - 1) * LANES + e], DOWN, w[(T + k) * LANES + e]);
      w[(T + k) * LANES + e] = before + (Math.fma(x, y, h) + Math.fma(u, v, g));
      w[(H + k) * LANES + e] = h + g;
    }
  }

  /// Leaves a signed digit in column k, and hands the rest on.
  private static void settle(double[] w, int k) {
    for (int e = 0; e < LANES; e++) {
      double t = w[(T + k) * LANES + e];
      double h = C - (t + C);
      w[(T + k) * LANES + e] = t + h;
      w[(H + k) * LANES + e] += h;
    }
  }

  /// The digit whose multiple of p makes column 0 a multiple of 2^51, all of which is handed on.
  private static void multiple(double[] w, double inverse) {
    for (int e = 0; e < LANES; e++) {
      double t = w[T * LANES + e];
      double q = Math.fma(t, inverse, C - Math.fma(t, inverse, C));
      double p = w[P * LANES + e];
      double h = C - Math.fma(q, p, C);
      w[Q * LANES + e] = q;
      w[H * LANES + e] = h - (t + Math.fma(q, p, h));
    }
  }

  private static void multiple(double[] w, double inverse, int k) {
    for (int e = 0; e < LANES; e++) {
      double t = w[(T + k) * LANES + e];
      double q = Math.fma(t, inverse, C - Math.fma(t, inverse, C));
      double p = w[P * LANES + e];
      double h = C - Math.fma(q, p, C);
      w[(Q + k) * LANES + e] = q;
      w[(H + k) * LANES + e] += h - (t + Math.fma(q, p, h));
    }
  }
}
