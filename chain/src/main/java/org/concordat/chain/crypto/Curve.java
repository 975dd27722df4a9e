package org.concordat.chain.crypto;

import java.util.Optional;

/// The three operations on secp256k1 that need a library. Arguments have the right sizes and, where
/// they are scalars, are in range: [Secp256k1] has checked.
sealed interface Curve permits NativeCurve, PortableCurve {
  /// The fastest one that works on this machine.
  static Curve best() {
    return NativeCurve.load().<Curve>map(c -> c).orElseGet(PortableCurve::new);
  }

  /// @param compact r and s
  /// @return x and y of the signer's public key, empty when no point fits
  Optional<byte[]> recover(byte[] hash, byte[] compact, int recoveryId);

  /// @return r and s, deterministic (RFC 6979 with SHA-256), s low
  byte[] sign(byte[] hash, byte[] privateKey);

  /// @return x and y
  byte[] publicKey(byte[] privateKey);
}
