package org.concordat.anchor.proof;

import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.web3j.crypto.Hash;

/// Ethereum's Keccak-256 over the concatenation of its inputs.
public final class Keccak256 {
  private Keccak256() {}

  public static Bytes32 of(Bytes... parts) {
    return Bytes32.wrap(Hash.sha3(Bytes.concatenate(parts).toArrayUnsafe()));
  }
}
