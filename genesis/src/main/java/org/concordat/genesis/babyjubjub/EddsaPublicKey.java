package org.concordat.genesis.babyjubjub;

import java.math.BigInteger;
import java.util.Objects;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.poseidon.Poseidon;

/// A point of the subgroup other than the identity. circomlibjs also takes keys outside the
/// subgroup; such a key has several forms that check alike, so it is no identity to accredit.
public final class EddsaPublicKey {
  private final EdwardsPoint point;

  private EddsaPublicKey(EdwardsPoint point) {
    this.point = point;
  }

  /// Empty unless the point has the subgroup's order.
  public static Optional<EddsaPublicKey> of(EdwardsPoint point) {
    boolean usable = point.isInSubgroup() && !point.equals(EdwardsPoint.IDENTITY);
    return usable ? Optional.of(new EddsaPublicKey(point)) : Optional.empty();
  }

  /// Reads x and y, 32 big-endian bytes each.
  public static Optional<EddsaPublicKey> of(Bytes bytes) {
    return EdwardsPoint.of(bytes).flatMap(EddsaPublicKey::of);
  }

  public EdwardsPoint point() {
    return point;
  }

  /// Whether S·Base8 = R + h·8·A.
  public boolean verifies(Fr message, EddsaSignature signature) {
    BigInteger challenge = challenge(signature.r(), point, message);
    ExtendedPoint left = ExtendedPoint.of(BabyJubJub.BASE8).multiply(signature.s());
    ExtendedPoint right =
        ExtendedPoint.of(point)
            .multiply(BabyJubJub.COFACTOR.multiply(challenge))
            .add(ExtendedPoint.of(signature.r()));
    return left.affine().equals(right.affine());
  }

  /// The field element as a number below the field's modulus, not below the group's order.
  static BigInteger challenge(EdwardsPoint r, EdwardsPoint key, Fr message) {
    return Poseidon.hash(r.x(), r.y(), key.x(), key.y(), message).toBigInteger();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EddsaPublicKey that && point.equals(that.point);
  }

  @Override
  public int hashCode() {
    return Objects.hash(point);
  }

  /// Its bytes in hexadecimal, the form it has in files.
  @Override
  public String toString() {
    return point.toBytes().toHexString();
  }
}
