package org.concordat.genesis.babyjubjub;

import java.math.BigInteger;
import java.util.Objects;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.bn254.Fr;

/// A point of BabyJubJub. Whoever holds one knows that it is on the curve, but not that it is in
/// the subgroup.
public final class EdwardsPoint {
  /// Bytes of [#toBytes].
  public static final int SIZE = 2 * Fr.SIZE;

  public static final EdwardsPoint IDENTITY = new EdwardsPoint(Fr.ZERO, Fr.ONE);

  private final Fr x;
  private final Fr y;

  private EdwardsPoint(Fr x, Fr y) {
    this.x = x;
    this.y = y;
  }

  /// Empty unless the coordinates satisfy the curve's equation.
  public static Optional<EdwardsPoint> of(Fr x, Fr y) {
    Fr xx = x.multiply(x);
    Fr yy = y.multiply(y);
    Fr left = BabyJubJub.A.multiply(xx).add(yy);
    Fr right = Fr.ONE.add(BabyJubJub.D.multiply(xx).multiply(yy));
    return left.equals(right) ? Optional.of(new EdwardsPoint(x, y)) : Optional.empty();
  }

  /// Reads x and y, 32 big-endian bytes each; empty unless both are below the field's modulus and
  /// the point is on the curve.
  public static Optional<EdwardsPoint> of(Bytes bytes) {
    if (bytes.size() != SIZE) {
      return Optional.empty();
    }
    Optional<Fr> x = Fr.of(Bytes32.wrap(bytes.slice(0, Fr.SIZE)));
    Optional<Fr> y = Fr.of(Bytes32.wrap(bytes.slice(Fr.SIZE)));
    return x.flatMap(first -> y.flatMap(second -> of(first, second)));
  }

  /// For coordinates that the addition law gave.
  static EdwardsPoint computed(Fr x, Fr y) {
    return new EdwardsPoint(x, y);
  }

  public Fr x() {
    return x;
  }

  public Fr y() {
    return y;
  }

  public EdwardsPoint add(EdwardsPoint other) {
    return ExtendedPoint.of(this).add(ExtendedPoint.of(other)).affine();
  }

  public EdwardsPoint negate() {
    return new EdwardsPoint(x.negate(), y);
  }

  /// @param scalar not negative
  public EdwardsPoint multiply(BigInteger scalar) {
    return ExtendedPoint.of(this).multiply(scalar).affine();
  }

  /// Whether this is a multiple of [BabyJubJub#BASE8]; the identity is.
  public boolean isInSubgroup() {
    return multiply(BabyJubJub.ORDER).equals(IDENTITY);
  }

  public Bytes toBytes() {
    return Bytes.concatenate(x.toBytes(), y.toBytes());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EdwardsPoint that && x.equals(that.x) && y.equals(that.y);
  }

  @Override
  public int hashCode() {
    return Objects.hash(x, y);
  }

  @Override
  public String toString() {
    return "EdwardsPoint[" + x + ", " + y + "]";
  }
}
