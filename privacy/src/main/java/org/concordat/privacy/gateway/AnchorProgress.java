package org.concordat.privacy.gateway;

/// How far the anchor has come, as the gateway is told: a batch with registry index below a count
/// is covered by it.
public interface AnchorProgress {
  /// No anchor is known.
  AnchorProgress NONE =
      new AnchorProgress() {
        @Override
        public long anchoredBatches() {
          return 0;
        }

        @Override
        public long settledBatches() {
          return 0;
        }
      };

  /// `batchCount` of the newest anchor on the L2.
  long anchoredBatches();

  /// The same among anchors the L2 has made final; at most [#anchoredBatches].
  long settledBatches();
}
