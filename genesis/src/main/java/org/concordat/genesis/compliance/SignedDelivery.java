package org.concordat.genesis.compliance;

import java.util.List;
import org.concordat.genesis.babyjubjub.EddsaPublicKey;
import org.concordat.genesis.babyjubjub.EddsaSignature;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.poseidon.Poseidon;

/// Consecutive records of a batch that an issuer signed together.
///
/// @param records how many
/// @param signature of {@link #message}
public record SignedDelivery(int records, EddsaPublicKey issuer, EddsaSignature signature) {
  /// What an issuer signs: m = 0, then m = Poseidon(m, digest) for each content digest in order. No
  /// part of a delivery has the message of the whole.
  public static Fr message(List<Fr> contentDigests) {
    Fr message = Fr.ZERO;
    for (Fr digest : contentDigests) {
      message = Poseidon.hash(message, digest);
    }
    return message;
  }

  @Override
  public String toString() {
    return "SignedDelivery[records=" + records + ", withheld]";
  }
}
