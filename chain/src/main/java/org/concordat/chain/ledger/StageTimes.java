package org.concordat.chain.ledger;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// How long each [Stage] has taken since [#start]. Until then nothing is measured.
///
/// Stages do not nest. Thread-safe as far as one ledger needs it: only one thread at a time works
/// on blocks.
public final class StageTimes {
  private final Map<Stage, Long> nanos = new EnumMap<>(Stage.class);
  private volatile LongSupplier clock = StageTimes::stopped;

  StageTimes() {}

  /// Begins anew.
  ///
  /// @param clockNanos rising nanoseconds: wall-clock time, or CPU time of the process where other
  ///   processes disturb
  public synchronized void start(LongSupplier clockNanos) {
    nanos.clear();
    for (Stage stage : Stage.values()) {
      nanos.put(stage, 0L);
    }
    clock = clockNanos;
  }

  /// Nanoseconds by stage; all zero before [#start].
  public synchronized Map<Stage, Long> nanos() {
    return new EnumMap<>(nanos);
  }

  <T> T during(Stage stage, Supplier<T> work) {
    LongSupplier current = clock;
    long started = current.getAsLong();
    T result = work.get();
    add(stage, current.getAsLong() - started);
    return result;
  }

  private synchronized void add(Stage stage, long elapsed) {
    nanos.merge(stage, elapsed, Long::sum);
  }

  private static long stopped() {
    return 0;
  }
}
