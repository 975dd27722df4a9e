package org.concordat.genesis.groth16;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;

/// What a proof of one circuit is checked against: points in the bytes of EIP-196 and EIP-197.
/// Readers check that they are points of their groups.
///
/// @param alpha of G1
/// @param beta of G2, as are `gamma` and `delta`
/// @param inputs of G1: one for the constant one, then one per public input (snarkjs's `IC`)
public record VerifyingKey(Bytes alpha, Bytes beta, Bytes gamma, Bytes delta, List<Bytes> inputs) {
  public VerifyingKey {
    inputs = List.copyOf(inputs);
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("no point for the constant one");
    }
  }

  public int publicInputs() {
    return inputs.size() - 1;
  }

  /// Whether nobody ever contributed to the second phase of the key's set-up: whoever made such a
  /// key can prove anything, and so can everybody else, as gamma is public.
  public boolean isUncontributed() {
    return delta.equals(gamma);
  }
}
