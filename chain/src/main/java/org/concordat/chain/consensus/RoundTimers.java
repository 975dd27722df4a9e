package org.concordat.chain.consensus;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Timers of the machine's clock.
final class RoundTimers implements Timers, AutoCloseable {
  private final ScheduledExecutorService scheduler;
  private @Nullable ScheduledFuture<?> running;
  private @Nullable ScheduledFuture<?> ticking;

  RoundTimers(String name) {
    this.scheduler =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("timers-" + name).factory());
  }

  @Override
  public void start(long delayMillis, Runnable whenOver) {
    stop();
    running = scheduler.schedule(whenOver, delayMillis, TimeUnit.MILLISECONDS);
  }

  void every(long millis, Runnable look) {
    ticking = scheduler.scheduleWithFixedDelay(look, millis, millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    if (running != null) {
      running.cancel(false);
      running = null;
    }
  }

  @Override
  public void close() {
    if (ticking != null) {
      ticking.cancel(false);
    }
    scheduler.shutdownNow();
  }
}
