package org.concordat.deploy.demo;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Live progress, and how long each step took.
public final class Progress {
  private static final double NANOS_PER_SECOND = 1e9;

  private final PrintWriter out;
  private final LongSupplier nanoTime;
  private final long started;
  private final Map<Step, Double> seconds = new EnumMap<>(Step.class);

  /// @param nanoTime a clock that only ever moves forward
  public Progress(PrintWriter out, LongSupplier nanoTime) {
    this.out = out;
    this.nanoTime = nanoTime;
    this.started = nanoTime.getAsLong();
  }

  /// Runs one step, announced before and timed.
  public <T> T during(Step step, Supplier<T> work) {
    say("%d/%d  %s".formatted(step.number(), Step.values().length, step.title()));
    long begun = nanoTime.getAsLong();
    T result = work.get();
    seconds.merge(step, (nanoTime.getAsLong() - begun) / NANOS_PER_SECOND, Double::sum);
    return result;
  }

  public void detail(String text) {
    say("       " + text);
  }

  public Map<Step, Double> seconds() {
    return Map.copyOf(seconds);
  }

  private synchronized void say(String text) {
    out.printf("%6.1f s  %s%n", (nanoTime.getAsLong() - started) / NANOS_PER_SECOND, text);
    out.flush();
  }
}
