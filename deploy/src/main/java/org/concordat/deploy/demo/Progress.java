package org.concordat.deploy.demo;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Live progress, and how long each step took. Safe for several threads, one step at a time.
public final class Progress {
  private static final double NANOS_PER_SECOND = 1e9;

  /// Least time between a line and the next that only says how far a step has come.
  static final long COUNT_NANOS = 500_000_000;

  /// The same where that line would say nothing new.
  static final long SAME_NANOS = 3_000_000_000L;

  private final PrintWriter out;
  private final LongSupplier nanoTime;
  private final long started;
  private final Map<Step, Double> seconds = new EnumMap<>(Step.class);
  private long lastLine;
  private String lastCount = "";

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

  /// The same for a step that gives nothing.
  public void during(Step step, Runnable work) {
    during(
        step,
        () -> {
          work.run();
          return step;
        });
  }

  public void detail(String text) {
    say("       " + text);
  }

  /// How far the step has come; most calls print nothing, and what has not changed is rarely said
  /// again.
  public synchronized void count(String what, long done, long total) {
    String text = "%s: %d of %d".formatted(what, done, total);
    long silence = nanoTime.getAsLong() - lastLine;
    if (silence >= (text.equals(lastCount) ? SAME_NANOS : COUNT_NANOS)) {
      lastCount = text;
      detail(text);
    }
  }

  public Map<Step, Double> seconds() {
    return Map.copyOf(seconds);
  }

  private synchronized void say(String text) {
    long now = nanoTime.getAsLong();
    lastLine = now;
    out.printf("%6.1f s  %s%n", (now - started) / NANOS_PER_SECOND, text);
    out.flush();
  }
}
