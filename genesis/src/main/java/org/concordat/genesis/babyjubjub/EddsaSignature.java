package org.concordat.genesis.babyjubjub;

import java.math.BigInteger;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/// A signature (R, S): its numbers are canonical, so nobody can turn it into a second one.
///
/// @param s not negative and below the subgroup's order
public record EddsaSignature(EdwardsPoint r, BigInteger s) {
  /// Bytes of [#toBytes].
  public static final int SIZE = EdwardsPoint.SIZE + 32;

  /// @throws IllegalArgumentException unless `s` is in its range
  public EddsaSignature {
    if (!isCanonical(s)) {
      throw new IllegalArgumentException("S is not below the subgroup's order");
    }
  }

  /// Reads R.x, R.y and S, 32 big-endian bytes each; empty unless R is on the curve and every
  /// number is canonical.
  public static Optional<EddsaSignature> of(Bytes bytes) {
    if (bytes.size() != SIZE) {
      return Optional.empty();
    }
    BigInteger s = bytes.slice(EdwardsPoint.SIZE).toUnsignedBigInteger();
    return isCanonical(s)
        ? EdwardsPoint.of(bytes.slice(0, EdwardsPoint.SIZE)).map(r -> new EddsaSignature(r, s))
        : Optional.empty();
  }

  private static boolean isCanonical(BigInteger s) {
    return s.signum() >= 0 && s.compareTo(BabyJubJub.ORDER) < 0;
  }

  public Bytes toBytes() {
    Bytes number = Bytes.wrap(s.toByteArray()).trimLeadingZeros();
    return Bytes.concatenate(r.toBytes(), Bytes32.leftPad(number));
  }
}
