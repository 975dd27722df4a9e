package org.concordat.privacy.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// The rhythm in which the gateway looks at the chain while it waits.
@FunctionalInterface
public interface Pace {
  /// Waits one beat. False when the waiting is over: time is up, or the thread was interrupted.
  boolean next();

  /// @param beat between two looks
  /// @param limit longest wait in all
  static Pace of(Clock clock, Duration beat, Duration limit) {
    Instant end = clock.instant().plus(limit);
    return () -> {
      if (!clock.instant().isBefore(end)) {
        return false;
      }
      try {
        Thread.sleep(beat);
        return true;
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return false;
      }
    };
  }
}
