package org.concordat.privacy.vault;

import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.bn254.Fr;

/// A proof that is to be made: that a batch satisfies a policy, for one anchored block.
///
/// @param context what the proof is bound to: chain, contract, place of the batch, anchored block
/// @param day of the anchored block, in days since 1970
/// @param policyRoot of the policy version the records are held against
public record ProofJob(Bytes32 batchRoot, Fr context, long day, Bytes32 policyRoot) {}
