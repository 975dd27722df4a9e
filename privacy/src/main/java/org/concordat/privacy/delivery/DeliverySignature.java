package org.concordat.privacy.delivery;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.babyjubjub.EddsaPublicKey;
import org.concordat.genesis.babyjubjub.EddsaSignature;
import org.concordat.genesis.babyjubjub.EdwardsPoint;

/// Who signed a delivery, and the signature.
public record DeliverySignature(EddsaPublicKey issuer, EddsaSignature signature) {
  /// Bytes of [#toBytes].
  public static final int SIZE = EdwardsPoint.SIZE + EddsaSignature.SIZE;

  /// Empty unless the key is one and every number canonical.
  public static Optional<DeliverySignature> of(Bytes bytes) {
    if (bytes.size() != SIZE) {
      return Optional.empty();
    }
    Optional<EddsaSignature> signature = EddsaSignature.of(bytes.slice(EdwardsPoint.SIZE));
    return EddsaPublicKey.of(bytes.slice(0, EdwardsPoint.SIZE))
        .flatMap(issuer -> signature.map(it -> new DeliverySignature(issuer, it)));
  }

  /// The key, then the signature: what the vault keeps.
  public Bytes toBytes() {
    return Bytes.concatenate(issuer.point().toBytes(), signature.toBytes());
  }

  @Override
  public String toString() {
    return "DeliverySignature[issuer=" + issuer + ", signature withheld]";
  }
}
