package org.concordat.genesis.bn254;

import java.math.BigInteger;
import java.util.Arrays;

/// Points of one of BN254's two groups for hot loops: many points in one `long[]`.
///
/// An affine point is x and y in a row, all zeros at infinity: {@link #affineStride} longs, which
/// are to the bit the little-endian Montgomery numbers that `.zkey` and `.ptau` files hold. A
/// Jacobian point is x, y and z for (x/z², y/z³), z = 0 at infinity: {@link #jacobianStride} longs.
/// An index is that of a point's first long. Formulas: Bernstein and Lange, Explicit-Formulas
/// Database, dbl-2009-l, add-2007-bl and madd-2007-bl, right in every case.
///
/// Whatever comes from outside passes {@link #isOnCurve}, and {@link #isInSubgroup} where a wrong
/// group matters, before anything else. An instance owns the room its sums need; it is for one
/// thread.
public final class PointArrays {
  // Places in `room`, in elements.
  private static final int PLACES = 8;

  private final CoordinateField field;

  /// Longs per coordinate.
  private final int w;

  private final long[] room;

  private PointArrays(CoordinateField field) {
    this.field = field;
    this.w = field.limbs();
    this.room = new long[PLACES * field.limbs()];
  }

  public static PointArrays g1() {
    return new PointArrays(new CoordinateField.Base());
  }

  public static PointArrays g2() {
    return new PointArrays(new CoordinateField.Quadratic());
  }

  /// Another instance for the same group, for another thread.
  public PointArrays another() {
    return isG1() ? g1() : g2();
  }

  boolean isG1() {
    return w == PrimeField.LIMBS;
  }

  CoordinateField field() {
    return field;
  }

  public int affineStride() {
    return 2 * w;
  }

  public int jacobianStride() {
    return 3 * w;
  }

  /// The generator, affine: (1, 2) in G1, EIP-197's in G2.
  public long[] generator() {
    return isG1() ? Generators.G1.clone() : Generators.G2.clone();
  }

  public boolean isInfinity(long[] affine, int i) {
    return field.isZero(affine, i) && field.isZero(affine, i + w);
  }

  public boolean isJacobianInfinity(long[] jacobian, int i) {
    return field.isZero(jacobian, i + 2 * w);
  }

  /// Whether the longs are a point at all: numbers below p, and infinity or a solution of the
  /// curve's equation. In G1 that makes it a point of the group.
  public boolean isOnCurve(long[] affine, int i) {
    if (!isReduced(affine, i)) {
      return false;
    }
    field.square(room, 0, affine, i + w);
    field.square(room, w, affine, i);
    field.multiply(room, w, room, w, affine, i);
    field.add(room, w, room, w, field.b(), 0);
    return Arrays.equals(room, 0, w, room, w, 2 * w) || isInfinity(affine, i);
  }

  boolean isReduced(long[] affine, int i) {
    return field.isReduced(affine, i) && field.isReduced(affine, i + w);
  }

  /// Whether a point of the curve has an order that divides r. Of G1's curve every point has.
  public boolean isInSubgroup(long[] affine, int i) {
    return isG1() || isInfinity(affine, i) || new Endomorphism(this).isInSubgroup(affine, i);
  }

  public void toJacobian(long[] jacobian, int j, long[] affine, int i) {
    System.arraycopy(affine, i, jacobian, j, 2 * w);
    if (isInfinity(affine, i)) {
      Arrays.fill(jacobian, j, j + 3 * w, 0);
    } else {
      field.one(jacobian, j + 2 * w);
    }
  }

  public void negate(long[] affine, int i) {
    field.negate(affine, i + w);
  }

  public void negateJacobian(long[] jacobian, int i) {
    field.negate(jacobian, i + w);
  }

  /// The Jacobian point becomes twice itself.
  public void twice(long[] point, int i) {
    int a = 0;
    int b = w;
    int c = 2 * w;
    int d = 3 * w;
    int e = 4 * w;
    field.square(room, a, point, i);
    field.square(room, b, point, i + w);
    field.multiply(point, i + 2 * w, point, i + w, point, i + 2 * w);
    field.add(point, i + 2 * w, point, i + 2 * w, point, i + 2 * w);
    field.square(room, c, room, b);
    field.add(room, d, point, i, room, b);
    field.square(room, d, room, d);
    field.subtract(room, d, room, d, room, a);
    field.subtract(room, d, room, d, room, c);
    field.add(room, d, room, d, room, d);
    field.add(room, e, room, a, room, a);
    field.add(room, e, room, e, room, a);
    field.square(point, i, room, e);
    field.subtract(point, i, point, i, room, d);
    field.subtract(point, i, point, i, room, d);
    field.subtract(room, d, room, d, point, i);
    field.multiply(room, d, room, e, room, d);
    for (int doubling = 0; doubling < 3; doubling++) {
      field.add(room, c, room, c, room, c);
    }
    field.subtract(point, i + w, room, d, room, c);
  }

  /// The Jacobian point at `i` becomes the sum of itself and the Jacobian one at `j`.
  public void add(long[] point, int i, long[] other, int j) {
    if (isJacobianInfinity(other, j)) {
      return;
    }
    if (isJacobianInfinity(point, i)) {
      System.arraycopy(other, j, point, i, 3 * w);
      return;
    }
    int u = 0;
    int s = w;
    int h = 2 * w;
    int r = 3 * w;
    int zz = 4 * w;
    field.square(room, zz, other, j + 2 * w);
    field.multiply(room, u, point, i, room, zz);
    field.multiply(room, s, room, zz, other, j + 2 * w);
    field.multiply(room, s, room, s, point, i + w);
    differences(point, i, other, j, h, r);
    if (field.isZero(room, h)) {
      addSameX(point, i, field.isZero(room, r));
      return;
    }
    field.multiply(point, i + 2 * w, point, i + 2 * w, other, j + 2 * w);
    addDistinct(point, i);
  }

  /// The Jacobian point at `i` becomes the sum of itself and the affine one at `j`.
  public void addAffine(long[] point, int i, long[] affine, int j) {
    if (isInfinity(affine, j)) {
      return;
    }
    if (isJacobianInfinity(point, i)) {
      toJacobian(point, i, affine, j);
      return;
    }
    System.arraycopy(point, i, room, 0, 2 * w);
    differences(point, i, affine, j, 2 * w, 3 * w);
    if (field.isZero(room, 2 * w)) {
      addSameX(point, i, field.isZero(room, 3 * w));
      return;
    }
    addDistinct(point, i);
  }

  /// `h = x2·z1² - u` and `r = y2·z1³ - s`, where u and s stand in the first two places.
  private void differences(long[] point, int i, long[] other, int j, int h, int r) {
    int zz = 4 * w;
    field.square(room, zz, point, i + 2 * w);
    field.multiply(room, h, other, j, room, zz);
    field.subtract(room, h, room, h, room, 0);
    field.multiply(room, r, other, j + w, point, i + 2 * w);
    field.multiply(room, r, room, r, room, zz);
    field.subtract(room, r, room, r, room, w);
  }

  private void addSameX(long[] point, int i, boolean same) {
    if (same) {
      twice(point, i);
    } else {
      Arrays.fill(point, i, i + 3 * w, 0);
    }
  }

  /// The tail of an addition: u, s, h and r in the first four places, the product of both z in the
  /// point's.
  private void addDistinct(long[] point, int i) {
    int u = 0;
    int s = w;
    int h = 2 * w;
    int r = 3 * w;
    int hh = 4 * w;
    int hhh = 5 * w;
    int v = 6 * w;
    field.multiply(point, i + 2 * w, point, i + 2 * w, room, h);
    field.square(room, hh, room, h);
    field.multiply(room, hhh, room, hh, room, h);
    field.multiply(room, v, room, u, room, hh);
    field.square(point, i, room, r);
    field.subtract(point, i, point, i, room, hhh);
    field.subtract(point, i, point, i, room, v);
    field.subtract(point, i, point, i, room, v);
    field.subtract(room, v, room, v, point, i);
    field.multiply(room, v, room, v, room, r);
    field.multiply(room, s, room, s, room, hhh);
    field.subtract(point, i + w, room, v, room, s);
  }

  /// A scalar of any size times an affine point, as a Jacobian point in `out`.
  public void multiply(long[] out, int o, long[] affine, int i, Fr scalar) {
    new PointMultiplication(this).multiply(out, o, affine, i, scalar.toBigInteger());
  }

  /// Makes `count` Jacobian points, in a row from `from` on, affine ones in `affine` from `to` on,
  /// with a single inversion.
  public void normalize(long[] jacobian, int from, int count, long[] affine, int to) {
    BatchInversion inversion = new BatchInversion(field, count);
    for (int k = 0; k < count; k++) {
      inversion.put(k, jacobian, from + k * 3 * w + 2 * w);
    }
    inversion.invert();
    for (int k = 0; k < count; k++) {
      int in = from + k * 3 * w;
      int out = to + k * 2 * w;
      inversion.get(room, 0, k);
      field.square(room, w, room, 0);
      field.multiply(affine, out, jacobian, in, room, w);
      field.multiply(room, w, room, w, room, 0);
      field.multiply(affine, out + w, jacobian, in + w, room, w);
    }
  }

  /// Big-endian bytes as EIP-196 and EIP-197 order them; zeros at infinity.
  public byte[] toBytes(long[] affine, int i) {
    byte[] out = new byte[2 * w * Long.BYTES];
    for (int number = 0; number < 2 * w / PrimeField.LIMBS; number++) {
      FieldCodec.BASE.write(affine, i + number * PrimeField.LIMBS, out, place(number));
    }
    return out;
  }

  /// Reads what {@link #toBytes} writes.
  ///
  /// @return whether it is a point of the curve; if not, `affine` is not to be used
  public boolean fromBytes(long[] affine, int i, byte[] bytes) {
    if (bytes.length != 2 * w * Long.BYTES) {
      throw new IllegalArgumentException("not a point's size: " + bytes.length + " bytes");
    }
    boolean reduced = true;
    for (int number = 0; number < 2 * w / PrimeField.LIMBS; number++) {
      reduced &= FieldCodec.BASE.read(affine, i + number * PrimeField.LIMBS, bytes, place(number));
    }
    return reduced && isOnCurve(affine, i);
  }

  /// Where the `number`-th number of a point stands among the bytes: in G2 the coefficient of u
  /// comes first.
  private int place(int number) {
    return FieldCodec.BYTES * (isG1() ? number : number ^ 1);
  }

  private static final class Generators {
    static final long[] G1 = new long[2 * PrimeField.LIMBS];
    static final long[] G2 = new long[2 * Fp2Arrays.LIMBS];

    static {
      put(G1, 0, "1");
      put(G1, 1, "2");
      put(G2, 0, "10857046999023057135944570762232829481370756359578518086990519993285655852781");
      put(G2, 1, "11559732032986387107991004021392285783925812861821192530917403151452391805634");
      put(G2, 2, "8495653923123431417604973247489272438418190587263600148770280649306958101930");
      put(G2, 3, "4082367875863433681332203403145435568316851327593401208105741076214120093531");
    }

    private static void put(long[] out, int number, String decimal) {
      long[] limbs = FieldCodec.BASE.reduce(new BigInteger(decimal));
      System.arraycopy(limbs, 0, out, number * PrimeField.LIMBS, PrimeField.LIMBS);
    }
  }
}
