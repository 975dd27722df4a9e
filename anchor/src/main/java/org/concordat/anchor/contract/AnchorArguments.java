package org.concordat.anchor.contract;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.anchor.proof.RegistryProof;

/// The arguments of `anchor(...)`.
///
/// @param header RLP in the form its seals sign
/// @param seals of at least a quorum of distinct validators
public record AnchorArguments(Bytes header, List<Bytes> seals, RegistryProof registry) {
  public AnchorArguments {
    seals = List.copyOf(seals);
  }
}
