package org.concordat.genesis.keys;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/// The key that names a node: it signs, and it agrees with other nodes on secrets nobody else can
/// compute.
public interface NodeKey extends SigningKey {
  /// Diffie-Hellman on secp256k1, without any hash over the result.
  ///
  /// @param otherPublicKey x and y as a peer claims them
  /// @return the x coordinate of this key's secret times that point; empty unless it is a point of
  ///   the curve
  /// @throws org.concordat.genesis.GenesisException if the key cannot be used now
  Optional<Bytes32> agree(Bytes otherPublicKey);
}
