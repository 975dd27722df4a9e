package org.concordat.anchor.compliance;

import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.proof.Keccak256;
import org.concordat.anchor.proof.StateProof;

/// What of a version of the policy the L2 needs to know.
///
/// @param version its number in PolicyRegistry, from 1
/// @param policyRoot a BN254 field element, big-endian
/// @param verifyingKeyHash names the circuit
/// @param validFrom the first day, since 1970, on which it may be used
/// @param validUntil the last one
public record PolicyTerms(
    long version, Bytes32 policyRoot, Bytes32 verifyingKeyHash, long validFrom, long validUntil) {
  /// Slot of `currentDigest` in PolicyRegistry.
  static final long DIGEST_SLOT = 0;

  /// What slot 0 of PolicyRegistry holds while this version is in force.
  public Bytes32 digest() {
    return Keccak256.of(
        StateProof.slotNumber(version),
        policyRoot,
        verifyingKeyHash,
        StateProof.slotNumber(validFrom),
        StateProof.slotNumber(validUntil));
  }
}
