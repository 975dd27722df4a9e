package org.concordat.chain.consensus;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Says so while a height is stalled, once in so many seconds, and once when it is over.
final class StallWatch implements AutoCloseable {
  static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  private static final long LOOK_MILLIS = 1000;

  private final Supplier<ConsensusStatus> status;
  private final InstantSource clock;
  private final Consumer<String> lines;
  private final ScheduledExecutorService ticker;
  private @Nullable ScheduledFuture<?> ticking;
  private Optional<Stall> said = Optional.empty();

  StallWatch(
      String name,
      Supplier<ConsensusStatus> status,
      InstantSource clock,
      Consumer<String> lines) {
    this.status = status;
    this.clock = clock;
    this.lines = lines;
    this.ticker =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("stalls-" + name).factory());
  }

  void start() {
    ticking =
        ticker.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  void look() {
    ConsensusStatus current = status.get();
    Instant now = clock.instant();
    Optional<Stall> stall = current.stall(now);
    if (stall.isPresent() && isDue(stall.get())) {
      lines.accept(stall.get().inWords());
      said = stall;
    } else if (stall.isEmpty() && said.isPresent()) {
      lines.accept(
          "Block %d came after %d s."
              .formatted(
                  said.get().status().height(),
                  Math.max(0, Duration.between(said.get().since(), now).toSeconds())));
      said = Optional.empty();
    }
  }

  private boolean isDue(Stall stall) {
    return said.map(last -> !last.since().equals(stall.since())
            || Duration.between(last.now(), stall.now()).compareTo(BETWEEN_LINES) >= 0)
        .orElse(true);
  }

  @Override
  public void close() {
    if (ticking != null) {
      ticking.cancel(false);
    }
    ticker.shutdownNow();
  }
}
