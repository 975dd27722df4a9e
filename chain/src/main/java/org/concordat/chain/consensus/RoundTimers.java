package org.concordat.chain.consensus;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The one timer a validator has at a time: for the next block, or for the round. Starting either
/// stops the other. For the consensus loop's thread only.
final class RoundTimers implements AutoCloseable {
  private final ScheduledExecutorService scheduler;
  private @Nullable ScheduledFuture<?> running;

  RoundTimers(String name) {
    this.scheduler =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("timers-" + name).factory());
  }

  void start(long delayMillis, Runnable whenOver) {
    stop();
    running = scheduler.schedule(whenOver, delayMillis, TimeUnit.MILLISECONDS);
  }

  void stop() {
    if (running != null) {
      running.cancel(false);
      running = null;
    }
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }
}
