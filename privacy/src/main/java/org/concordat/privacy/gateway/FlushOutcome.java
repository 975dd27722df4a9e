package org.concordat.privacy.gateway;

import java.util.List;
import org.concordat.privacy.batch.RegistrarPass.Rejection;

/// The outcome of bringing everything that waits onto the chain.
public sealed interface FlushOutcome {
  /// Nothing waits any more.
  ///
  /// @param batches committed by this call
  record Finished(int batches) implements FlushOutcome {}

  /// The waiting ended first. Nothing is lost; the next flush continues.
  ///
  /// @param batches committed by this call
  /// @param rejections what the chain objected to last, empty if blocks are merely slow
  record Unfinished(int batches, List<Rejection> rejections) implements FlushOutcome {
    public Unfinished {
      rejections = List.copyOf(rejections);
    }
  }
}
