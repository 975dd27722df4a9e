package org.concordat.genesis.ceremony;

import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.bn254.Bn254;

/// The one question a ceremony's verifier asks, over and over.
final class Ratios {
  private Ratios() {}

  /// Whether b = x·a and q = x·p for one x: e(a, q) = e(b, p). No ratio holds with a point at
  /// infinity or outside its group.
  ///
  /// @param a and b of G1, p and q of G2
  static boolean same(Bytes a, Bytes b, Bytes p, Bytes q) {
    if (a.isZero() || b.isZero() || p.isZero() || q.isZero()) {
      return false;
    }
    Bytes pairs = Bytes.concatenate(a, q, Group.G1.negate(b), p);
    return Bn254.pairing(pairs.toArrayUnsafe()).orElse(false);
  }
}
