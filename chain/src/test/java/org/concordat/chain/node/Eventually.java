package org.concordat.chain.node;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what other threads will bring about.
public final class Eventually {
  private static final long DEADLINE = TimeUnit.SECONDS.toNanos(30);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

  private Eventually() {}

  public static void until(String situation, BooleanSupplier reached) {
    long start = System.nanoTime();
    while (!reached.getAsBoolean()) {
      if (System.nanoTime() - start > DEADLINE) {
        throw new AssertionError("not within thirty seconds: " + situation);
      }
      LockSupport.parkNanos(PAUSE);
    }
  }
}
