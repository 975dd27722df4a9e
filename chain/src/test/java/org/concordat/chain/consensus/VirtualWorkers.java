package org.concordat.chain.consensus;

import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/// The threads and the timer of a node, in virtual time. When the node crashes, whatever they had
/// before them is gone.
final class VirtualWorkers implements Workers {
  private static final int MAX_WORK_MILLIS = 20;

  private final VirtualTime time;
  private final RandomGenerator random;
  private long blocksBusyUntil;
  private long timer;
  private boolean dead;

  VirtualWorkers(VirtualTime time, RandomGenerator random) {
    this.time = time;
    this.random = random;
  }

  void die() {
    dead = true;
  }

  private void after(long delayMillis, Runnable action) {
    time.after(
        delayMillis,
        () -> {
          if (!dead) {
            action.run();
          }
        });
  }

  @Override
  public Executor protocol() {
    return step -> after(0, step);
  }

  /// One after the other, each of which takes its time.
  @Override
  public Executor blocks() {
    return work -> {
      long begin = Math.max(time.nowMillis(), blocksBusyUntil);
      blocksBusyUntil = begin + 1 + random.nextInt(MAX_WORK_MILLIS);
      after(blocksBusyUntil - time.nowMillis(), work);
    };
  }

  @Override
  public Executor fetches() {
    return work -> after(1 + random.nextInt(MAX_WORK_MILLIS), work);
  }

  @Override
  public Timers timers() {
    return new Timers() {
      @Override
      public void start(long delayMillis, Runnable whenOver) {
        long mine = ++timer;
        after(
            delayMillis,
            () -> {
              if (timer == mine) {
                whenOver.run();
              }
            });
      }

      @Override
      public void stop() {
        timer++;
      }
    };
  }

  @Override
  public void every(long millis, Runnable look) {
    after(
        millis,
        () -> {
          look.run();
          every(millis, look);
        });
  }

  @Override
  public void close() {
    die();
  }
}
