package org.concordat.genesis.compliance;

import java.util.List;
import org.concordat.genesis.bn254.Fr;

/// What a proof shows to everyone, in the order of the circuit's public inputs.
///
/// @param count enabled records
/// @param day days since 1970-01-01 of the time that records are measured at
/// @param policyRoot see {@link Policy#root}
/// @param context any element; a proof made for one is no proof for another
public record CompliancePublics(Fr batchRoot, Fr count, Fr day, Fr policyRoot, Fr context) {
  public List<Fr> inOrder() {
    return List.of(batchRoot, count, day, policyRoot, context);
  }
}
