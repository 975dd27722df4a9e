package org.concordat.genesis.bn254;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// A bounded number of threads for work that comes in parts.
public final class Workers implements AutoCloseable {
  private final int threads;
  private final ExecutorService executor;

  private Workers(int threads, ExecutorService executor) {
    this.threads = threads;
    this.executor = executor;
  }

  /// @param threads at least one; nothing given to these workers runs on more
  public static Workers of(int threads) {
    return new Workers(
        threads,
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("bn254-", 0).factory()));
  }

  public int threads() {
    return threads;
  }

  /// The parts' results in their order, when all are done.
  public <T> List<T> all(List<? extends Callable<T>> parts) {
    try {
      List<Future<T>> futures = executor.invokeAll(parts);
      return futures.stream().map(Workers::result).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while computing", e);
    }
  }

  /// Runs `body` for 0 to `count` - 1.
  void forEach(int count, IntConsumer body) {
    all(IntStream.range(0, count).mapToObj(i -> Executors.callable(() -> body.accept(i))).toList());
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a part of the work failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while computing", e);
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
