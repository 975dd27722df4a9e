package org.concordat.privacy.gateway;

/// How final a record is, in order.
public enum FinalityTier {
  /// Kept in the vault.
  ACCEPTED,
  /// Its batch is in a QBFT block, which never changes again.
  COMMITTED,
  /// A registry root that covers its batch is anchored on the L2.
  ANCHORED,
  /// The L2 itself has made that anchor final.
  SETTLED
}
