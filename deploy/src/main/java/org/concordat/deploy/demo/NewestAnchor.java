package org.concordat.deploy.demo;

import java.util.concurrent.atomic.AtomicLong;
import org.concordat.privacy.gateway.AnchorProgress;

/// What the relayer tells the members' gateways: how many batches the newest anchor covers.
final class NewestAnchor implements AnchorProgress {
  private final boolean finalAtOnce;
  private final AtomicLong batches = new AtomicLong();

  /// @param finalAtOnce whether a block of the L2 never changes again: so it is with the stand-in.
  ///   When a foreign L2 makes its blocks final is not asked, so nothing there counts as settled.
  NewestAnchor(boolean finalAtOnce) {
    this.finalAtOnce = finalAtOnce;
  }

  /// An anchor covers so many batches; an older anchor's count changes nothing.
  void covers(long batchCount) {
    batches.accumulateAndGet(batchCount, Math::max);
  }

  @Override
  public long anchoredBatches() {
    return batches.get();
  }

  @Override
  public long settledBatches() {
    return finalAtOnce ? batches.get() : 0;
  }
}
