package org.concordat.genesis.ceremony;

import java.math.BigInteger;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.PointArrays;
import org.concordat.genesis.snarkfile.Malformed;
import org.concordat.genesis.snarkfile.SectionCursor;
import org.concordat.genesis.snarkfile.SnarkFileWriter;

/// One of the curve's two groups, with single points as values: *uncompressed* bytes, which
/// transcripts hash. Files hold the limbs of {@link PointArrays} instead.
enum Group {
  G1,
  G2;

  /// The prime of the coordinates.
  static final BigInteger BASE_FIELD =
      new BigInteger(
          "21888242871839275222246405745257275088696311157297823662689037894645226208583");

  /// For one thread.
  PointArrays arrays() {
    return this == G1 ? PointArrays.g1() : PointArrays.g2();
  }

  /// Longs of an affine point.
  int stride() {
    return this == G1 ? 8 : 16;
  }

  /// Bytes of a point: in a file, and uncompressed.
  int size() {
    return stride() * Long.BYTES;
  }

  Bytes generator() {
    return load(arrays().generator(), 0);
  }

  Bytes load(long[] affine, int i) {
    return Bytes.wrap(arrays().toBytes(affine, i));
  }

  /// @param point checked before
  long[] limbs(Bytes point) {
    long[] limbs = new long[stride()];
    if (!arrays().fromBytes(limbs, 0, point.toArrayUnsafe())) {
      throw new IllegalStateException("a point that was checked is off its curve");
    }
    return limbs;
  }

  Bytes multiply(Bytes point, Fr scalar) {
    PointArrays arrays = arrays();
    long[] product = new long[arrays.jacobianStride()];
    arrays.multiply(product, 0, limbs(point), 0, scalar);
    return normalized(product);
  }

  /// The Jacobian point at the array's beginning.
  Bytes normalized(long[] jacobian) {
    long[] affine = new long[stride()];
    arrays().normalize(jacobian, 0, 1, affine, 0);
    return load(affine, 0);
  }

  Bytes negate(Bytes point) {
    long[] limbs = limbs(point);
    arrays().negate(limbs, 0);
    return load(limbs, 0);
  }

  /// @throws Malformed unless the point is of this group
  Bytes read(SectionCursor in) {
    long[] limbs = new long[stride()];
    in.words(limbs, 0, limbs.length);
    return checked(arrays(), arrays().isOnCurve(limbs, 0), limbs);
  }

  /// A point from outside, as it came.
  ///
  /// @throws Malformed unless it is of this group
  Bytes checked(Bytes point) {
    PointArrays arrays = arrays();
    long[] limbs = new long[stride()];
    return checked(arrays, arrays.fromBytes(limbs, 0, point.toArray()), limbs);
  }

  private Bytes checked(PointArrays arrays, boolean onCurve, long[] limbs) {
    Malformed.unless(onCurve && arrays.isInSubgroup(limbs, 0), () -> "a point is not of " + this);
    return load(limbs, 0);
  }

  void write(SnarkFileWriter out, Bytes point) {
    out.words(limbs(point), 0, stride());
  }
}
