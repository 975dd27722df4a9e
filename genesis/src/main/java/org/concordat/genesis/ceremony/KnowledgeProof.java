package org.concordat.genesis.ceremony;

import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.RandomElements;

/// That somebody knew a scalar x, without x: points s and x·s of G1, and x·p of G2, where p is
/// hashed from the transcript so far and from s and x·s. Nobody can make one for a ratio of points
/// whose x they do not know, nor carry one over to another transcript (Bowe, Gabizon, Miers, ePrint
/// 2017/1050).
///
/// All points are uncompressed.
///
/// @param s any point but infinity
/// @param sx x·s
/// @param px x·p
record KnowledgeProof(Bytes s, Bytes sx, Bytes px) {
  /// @param s drawn for this proof
  /// @param sx s times the secret
  /// @param p the base that the transcript, s and sx select
  static KnowledgeProof of(Fr secret, Bytes s, Bytes sx, Bytes p) {
    return new KnowledgeProof(s, sx, Group.G2.multiply(p, secret));
  }

  /// Whether the proof is consistent for the base `p`.
  boolean holds(Bytes p) {
    return Ratios.same(s, sx, p, px);
  }

  /// The base of this proof of τ (0), α (1) or β (2) in phase 1.
  Bytes base(int which, Bytes challenge) {
    return base(which, challenge, s, sx);
  }

  static Bytes base(int which, Bytes challenge, Bytes s, Bytes sx) {
    return hashToG2(
        Blake2b.hash(
            new byte[] {(byte) which},
            challenge.toArrayUnsafe(),
            s.toArrayUnsafe(),
            sx.toArrayUnsafe()));
  }

  /// The point of G2 that the first 32 bytes of a hash select.
  static Bytes hashToG2(byte[] hash) {
    return Group.G2.load(new RandomElements(new ChaChaStream(hash)).nextG2(), 0);
  }
}
