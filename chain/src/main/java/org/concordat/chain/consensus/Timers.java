package org.concordat.chain.consensus;

/// The one timer a validator has at a time: for the next block, or for the round. For the
/// protocol's thread only.
interface Timers {
  /// Replaces what is running.
  ///
  /// @param whenOver runs on any thread
  void start(long delayMillis, Runnable whenOver);

  void stop();
}
