package org.concordat.anchor.assemble;

import java.util.List;
import org.concordat.anchor.proof.RegistryLeaf;

/// The registry's events on the consortium chain.
public interface RegistrySource {
  /// The batches registered up to and including that block, in order.
  List<RegistryLeaf> batches(long toBlock);
}
