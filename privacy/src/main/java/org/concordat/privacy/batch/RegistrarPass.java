package org.concordat.privacy.batch;

import java.util.List;
import org.apache.tuweni.bytes.Bytes32;

/// What one pass did.
///
/// @param sent transactions handed to the node, also again
/// @param committed batches found on the chain
/// @param open batches that still have to be committed, as far as this pass looked
/// @param rejections batches the node or the contract does not take; they stay in the vault and are
///   tried again by the next pass
public record RegistrarPass(int sent, int committed, int open, List<Rejection> rejections) {
  public RegistrarPass {
    rejections = List.copyOf(rejections);
  }

  /// Why a batch could not be registered now.
  public record Rejection(Bytes32 batchRoot, String reason) {}

  public boolean finished() {
    return open == 0;
  }
}
