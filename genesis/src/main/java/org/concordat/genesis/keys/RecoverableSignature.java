package org.concordat.genesis.keys;

import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/// An ECDSA signature from which the signer can be told.
///
/// @param s at most half the group order
/// @param recoveryId 0 if the nonce point's y is even, 1 if odd
public record RecoverableSignature(Bytes32 r, Bytes32 s, int recoveryId) {
  public static final int SIZE = 65;

  public RecoverableSignature {
    if (recoveryId != 0 && recoveryId != 1) {
      throw new IllegalArgumentException("a recovery id is 0 or 1, not " + recoveryId);
    }
  }

  /// r, s and the recovery id in one byte: the form of QBFT's seals.
  public Bytes encoded() {
    return Bytes.concatenate(r, s, Bytes.of(recoveryId));
  }
}
