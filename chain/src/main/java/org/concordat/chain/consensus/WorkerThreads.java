package org.concordat.chain.consensus;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;

/// Threads of one node.
///
/// The queues are bounded by who fills them: the loop bounds peers' messages, block work bounds
/// announcements, and of a node's own steps there are a handful at a time.
final class WorkerThreads implements Workers {
  private final ExecutorService protocol;
  private final ExecutorService blocks;
  private final ExecutorService fetches;
  private final RoundTimers timers;

  WorkerThreads(String name) {
    this.protocol = thread("consensus-" + name);
    this.blocks = thread("blocks-" + name);
    this.fetches = thread("sync-" + name);
    this.timers = new RoundTimers(name);
  }

  private static ExecutorService thread(String name) {
    return new ThreadPoolExecutor(
        1,
        1,
        0,
        TimeUnit.MILLISECONDS,
        new LinkedBlockingQueue<>(),
        Thread.ofPlatform().daemon().name(name).factory(),
        new DiscardPolicy());
  }

  @Override
  public Executor protocol() {
    return protocol;
  }

  @Override
  public Executor blocks() {
    return blocks;
  }

  @Override
  public Executor fetches() {
    return fetches;
  }

  @Override
  public Timers timers() {
    return timers;
  }

  @Override
  public void every(long millis, Runnable look) {
    timers.every(millis, look);
  }

  @Override
  public void close() {
    timers.close();
    fetches.shutdownNow();
    protocol.close();
    blocks.close();
    fetches.close();
  }
}
