package org.concordat.chain.consensus;

import java.util.concurrent.Executor;

/// What consensus runs on: a thread for the protocol, one for blocks, one that waits for peers, and
/// a timer. A simulation has its own, in virtual time.
interface Workers extends AutoCloseable {
  /// One step after the other, in the order they came; all of the protocol's state is this
  /// thread's.
  Executor protocol();

  /// What takes long, one after the other.
  Executor blocks();

  /// What waits for peers, beside the work on blocks.
  Executor fetches();

  Timers timers();

  /// Runs it again and again until the end.
  void every(long millis, Runnable look);

  /// Returns when nothing is at work any more. What still waits has been run, what comes later is
  /// dropped.
  @Override
  void close();
}
