package org.concordat.chain.consensus;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Says so while a height is stalled, once in so many seconds, and once when it is over.
final class StallWatch {
  static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  static final long LOOK_MILLIS = 1000;

  private final Supplier<ConsensusStatus> status;
  private final InstantSource clock;
  private final Consumer<String> lines;
  private Optional<Stall> said = Optional.empty();

  StallWatch(Supplier<ConsensusStatus> status, InstantSource clock, Consumer<String> lines) {
    this.status = status;
    this.clock = clock;
    this.lines = lines;
  }

  /// To be called every [#LOOK_MILLIS], by one thread.
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
    return said.map(last ->
            !last.since().equals(stall.since())
                || Duration.between(last.now(), stall.now()).compareTo(BETWEEN_LINES) >= 0)
        .orElse(true);
  }
}
