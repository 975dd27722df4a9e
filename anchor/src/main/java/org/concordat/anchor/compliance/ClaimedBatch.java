package org.concordat.anchor.compliance;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.proof.RegistryLeaf;

/// One batch with its place in the registry and its proof.
///
/// @param path siblings upward, up to the smallest subtree that holds all batches
/// @param proof A, B and C, each coordinate a word, as EIP-197 orders them
public record ClaimedBatch(RegistryLeaf leaf, List<Bytes32> path, Bytes proof) {
  public static final int PROOF_SIZE = 8 * Bytes32.SIZE;

  public ClaimedBatch {
    path = List.copyOf(path);
    if (proof.size() != PROOF_SIZE) {
      throw new IllegalArgumentException("a proof has " + PROOF_SIZE + " bytes");
    }
  }
}
