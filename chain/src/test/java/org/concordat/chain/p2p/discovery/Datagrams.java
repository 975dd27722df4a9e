package org.concordat.chain.p2p.discovery;

import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Keccak;
import org.concordat.genesis.keys.SoftwareKey;

/// Datagrams no honest node sends.
final class Datagrams {
  private Datagrams() {}

  /// @param data type and body, whatever they are
  static Bytes sealed(Bytes data, SoftwareKey key) {
    return hashed(Bytes.concatenate(key.sign(Keccak.hash(data)).encoded(), data));
  }

  /// @param signed signature, type and body, whatever they are
  static Bytes hashed(Bytes signed) {
    Bytes32 hash = Keccak.hash(signed);
    return Bytes.concatenate(hash, signed);
  }
}
