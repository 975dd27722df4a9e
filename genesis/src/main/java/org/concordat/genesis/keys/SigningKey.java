package org.concordat.genesis.keys;

import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.Address;

/// A secp256k1 key that signs without showing itself. Implementations are safe for any number of
/// threads.
public interface SigningKey {
  int PUBLIC_KEY_SIZE = 64;

  /// The last 20 bytes of the Keccak-256 digest of the public key.
  Address address();

  /// The curve point without its 0x04 prefix: x and y, 64 bytes.
  Bytes publicKey();

  /// Signs a digest as it is, without any prefix. The same digest gives the same signature.
  ///
  /// @throws org.concordat.genesis.GenesisException if the key cannot be used now, for instance
  ///   because its device is gone
  RecoverableSignature sign(Bytes32 digest);
}
