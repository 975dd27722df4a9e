package org.concordat.anchor.verify;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.Address;

/// What the reader of evidence already knows. Each thing left out becomes an assumption in the
/// verdict.
///
/// @param genesisHash of the consortium the reader means
/// @param contract ConsortiumAnchor as the consortium published it
/// @param freshness how old an anchor may be
/// @param l2 a node of the L2
public record TrustOptions(
    Optional<Bytes32> genesisHash,
    Optional<Address> contract,
    Optional<Freshness> freshness,
    Optional<L2View> l2) {
  /// @param nowSeconds seconds since 1970
  /// @param maximumAgeSeconds how long before that the L2 block may have been made
  public record Freshness(long nowSeconds, long maximumAgeSeconds) {}

  public static TrustOptions none() {
    return new TrustOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  public TrustOptions withGenesisHash(Bytes32 hash) {
    return new TrustOptions(Optional.of(hash), contract, freshness, l2);
  }

  public TrustOptions withContract(Address address) {
    return new TrustOptions(genesisHash, Optional.of(address), freshness, l2);
  }

  public TrustOptions withFreshness(long nowSeconds, long maximumAgeSeconds) {
    Freshness limit = new Freshness(nowSeconds, maximumAgeSeconds);
    return new TrustOptions(genesisHash, contract, Optional.of(limit), l2);
  }

  public TrustOptions withL2(L2View view) {
    return new TrustOptions(genesisHash, contract, freshness, Optional.of(view));
  }
}
