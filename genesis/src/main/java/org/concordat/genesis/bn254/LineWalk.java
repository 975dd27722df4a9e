package org.concordat.genesis.bn254;

/// One pair's way through Miller's loop: a point T of the twist in homogeneous coordinates (x/z,
/// y/z), and the lines its steps draw, evaluated at the pair's point of G1.
///
/// Formulas: Aranha, Karabina, Longa, Gebotys, López, "Faster Explicit Formulas for Computing
/// Pairings over Ordinary Curves", ePrint 2010/526, for a twist of type D. A line is known up to a
/// factor of Fp2, which the final exponentiation removes.
///
/// No case is treated apart. A step that has no line (T at infinity, T of order two, T = ±Q) makes
/// z zero, and z stays zero ever after. For a Q of order r no step is such; a Q of another order is
/// refused at the end ({@link #endsInSubgroup}).
final class LineWalk {
  private static final int FP2 = Fp2Arrays.LIMBS;
  private static final int Y = FP2;
  private static final int Z = 2 * FP2;

  private static final long[] HALF = half();

  /// The first and second images of a point under the p-th power map, and the third.
  private static final int IMAGES = 3;

  private final Fp2Arrays fp2;
  private final long[] p;
  private final long[] q;
  private final long[] minusQ;
  private final long[] t = new long[3 * FP2];
  private final long[] room = new long[8 * FP2];

  /// Where each step puts its line, as {@link Fp12Arrays#multiplyLine} takes it.
  final long[] line = new long[3 * FP2];

  /// @param p x and y of a point of G1, not infinity; its lines mean nothing for zeros
  /// @param q x and y of a point of the twist, not infinity
  LineWalk(Fp2Arrays fp2, long[] p, long[] q) {
    this.fp2 = fp2;
    this.p = p;
    this.q = q;
    this.minusQ = q.clone();
    Fp2Arrays.negate(minusQ, Y, q, Y);
    System.arraycopy(q, 0, t, 0, 2 * FP2);
    System.arraycopy(FieldCodec.BASE.one(), 0, t, Z, PrimeField.LIMBS);
  }

  private static long[] half() {
    long[] half = FieldCodec.BASE.one().clone();
    PrimeField.BASE.add(half, 0, half, 0, half, 0);
    PrimeField.BASE.invert(half, 0, half, 0);
    return half;
  }

  /// T becomes 2T; the line is the tangent at T.
  void twice() {
    int a = 0;
    int b = FP2;
    int c = 2 * FP2;
    int e = 3 * FP2;
    int thriceE = 4 * FP2;
    int g = 5 * FP2;
    int h = 6 * FP2;
    int xx = 7 * FP2;
    fp2.multiply(room, a, t, 0, t, Y);
    Fp2Arrays.scale(room, a, room, a, HALF, 0);
    fp2.square(room, b, t, Y);
    fp2.square(room, c, t, Z);
    Fp2Arrays.add(room, h, t, Y, t, Z);
    fp2.square(room, h, room, h);
    Fp2Arrays.subtract(room, h, room, h, room, b);
    Fp2Arrays.subtract(room, h, room, h, room, c);
    thrice(room, e, room, c);
    fp2.multiply(room, e, TwistCurve.B, 0, room, e);
    thrice(room, thriceE, room, e);
    Fp2Arrays.add(room, g, room, b, room, thriceE);
    Fp2Arrays.scale(room, g, room, g, HALF, 0);
    fp2.square(room, xx, t, 0);
    Fp2Arrays.subtract(line, Z, room, e, room, b);
    thrice(room, xx, room, xx);
    Fp2Arrays.scale(line, Y, room, xx, p, 0);
    Fp2Arrays.scale(line, 0, room, h, p, PrimeField.LIMBS);
    Fp2Arrays.negate(line, 0, line, 0);
    Fp2Arrays.subtract(t, 0, room, b, room, thriceE);
    fp2.multiply(t, 0, room, a, t, 0);
    fp2.square(room, e, room, e);
    thrice(room, e, room, e);
    fp2.square(t, Y, room, g);
    Fp2Arrays.subtract(t, Y, t, Y, room, e);
    fp2.multiply(t, Z, room, b, room, h);
  }

  private static void thrice(long[] out, int o, long[] a, int i) {
    long[] twice = new long[FP2];
    Fp2Arrays.twice(twice, 0, a, i);
    Fp2Arrays.add(out, o, twice, 0, a, i);
  }

  /// T becomes T + Q or T - Q; the line is the one through both.
  void add(boolean negative) {
    add(negative ? minusQ : q);
  }

  private void add(long[] other) {
    int theta = 0;
    int lambda = FP2;
    int c = 2 * FP2;
    int d = 3 * FP2;
    int e = 4 * FP2;
    int g = 5 * FP2;
    int h = 6 * FP2;
    int product = 7 * FP2;
    fp2.multiply(room, theta, other, Y, t, Z);
    Fp2Arrays.subtract(room, theta, t, Y, room, theta);
    fp2.multiply(room, lambda, other, 0, t, Z);
    Fp2Arrays.subtract(room, lambda, t, 0, room, lambda);
    fp2.square(room, c, room, theta);
    fp2.square(room, d, room, lambda);
    fp2.multiply(room, e, room, lambda, room, d);
    fp2.multiply(room, g, t, 0, room, d);
    fp2.multiply(room, h, t, Z, room, c);
    Fp2Arrays.add(room, h, room, h, room, e);
    Fp2Arrays.subtract(room, h, room, h, room, g);
    Fp2Arrays.subtract(room, h, room, h, room, g);
    fp2.multiply(t, 0, room, lambda, room, h);
    Fp2Arrays.subtract(room, g, room, g, room, h);
    fp2.multiply(room, g, room, theta, room, g);
    fp2.multiply(room, product, room, e, t, Y);
    Fp2Arrays.subtract(t, Y, room, g, room, product);
    fp2.multiply(t, Z, t, Z, room, e);
    fp2.multiply(line, Z, room, theta, other, 0);
    fp2.multiply(room, product, room, lambda, other, Y);
    Fp2Arrays.subtract(line, Z, line, Z, room, product);
    Fp2Arrays.scale(line, Y, room, theta, p, 0);
    Fp2Arrays.negate(line, Y, line, Y);
    Fp2Arrays.scale(line, 0, room, lambda, p, PrimeField.LIMBS);
  }

  /// T becomes T + ψ(Q).
  void addFirstImage() {
    add(image(1));
  }

  /// T becomes T - ψ²(Q).
  void subtractSecondImage() {
    long[] image = image(2);
    Fp2Arrays.negate(image, Y, image, Y);
    add(image);
  }

  /// ψ, the p-th power map of the curve carried over to the twist, applied `times` times.
  private long[] image(int times) {
    long[] image = q.clone();
    for (int i = 0; i < times; i++) {
      Fp2Arrays.conjugate(image, 0, image, 0);
      fp2.multiply(image, 0, image, 0, Frobenius.FACTORS, Frobenius.of(2));
      Fp2Arrays.conjugate(image, Y, image, Y);
      fp2.multiply(image, Y, image, Y, Frobenius.FACTORS, Frobenius.of(3));
    }
    return image;
  }

  /// After the whole loop: whether Q has order r.
  ///
  /// T is then (6x + 2)·Q + ψ(Q) - ψ²(Q). On the group of order r, where ψ multiplies by p, that is
  /// -ψ³(Q). No other point has that: 6x + 2 + ψ - ψ² + ψ³ is a + b·ψ by ψ² = t·ψ - p, its degree
  /// a² + a·b·t + b²·p is prime to the cofactor 2p - r of the twist (a test computes both), so it
  /// is injective on what the cofactor adds.
  boolean endsInSubgroup() {
    long[] image = image(IMAGES);
    Fp2Arrays.negate(image, Y, image, Y);
    fp2.multiply(image, 0, image, 0, t, Z);
    fp2.multiply(image, Y, image, Y, t, Z);
    return !Fp2Arrays.isZero(t, Z)
        && Fp2Arrays.equal(image, 0, t, 0)
        && Fp2Arrays.equal(image, Y, t, Y);
  }
}
