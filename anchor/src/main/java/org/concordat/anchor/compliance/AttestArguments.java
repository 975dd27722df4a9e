package org.concordat.anchor.compliance;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/// The arguments of `attest(...)`: one anchored block, the policy then in force, and batches.
///
/// @param header RLP in the form its seals sign, as it was anchored
/// @param policyAccount proof of PolicyRegistry under the block's state root
/// @param policyDigest proof of its slot 0
public record AttestArguments(
    Bytes header,
    Bytes32 registryRoot,
    long batchCount,
    PolicyTerms policy,
    List<Bytes> policyAccount,
    List<Bytes> policyDigest,
    List<ClaimedBatch> claims) {
  public AttestArguments {
    policyAccount = List.copyOf(policyAccount);
    policyDigest = List.copyOf(policyDigest);
    claims = List.copyOf(claims);
  }
}
