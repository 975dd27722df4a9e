package org.concordat.genesis.ceremony;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Long lists of points, made in chunks by several threads and handed on in order by the caller's,
/// so that what is hashed and written does not depend on the threads. At most two chunks per thread
/// are held.
final class OrderedChunks {
  static final int THREADS_MAX = 64;

  /// Points in a chunk.
  static final int CHUNK = 1 << 10;

  private final int threads;
  private final Progress progress;

  OrderedChunks(int threads, Progress progress) {
    if (threads < 1 || threads > THREADS_MAX) {
      throw new IllegalArgumentException("1 to " + THREADS_MAX + " threads, not " + threads);
    }
    this.threads = threads;
    this.progress = progress;
  }

  /// Makes one chunk.
  @FunctionalInterface
  interface Maker<T> {
    T make(long from, int count);
  }

  /// Calls `consumer` with what `maker` makes of 0 to `total` - 1, chunk by chunk.
  ///
  /// @param title what progress is reported as
  <T> void run(String title, long total, Maker<T> maker, Consumer<T> consumer) {
    Deque<Future<T>> made = new ArrayDeque<>();
    long asked = 0;
    long done = 0;
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      while (done < total) {
        while (asked < total && made.size() < 2 * threads) {
          long from = asked;
          int count = (int) Math.min(CHUNK, total - from);
          made.add(pool.submit(() -> maker.make(from, count)));
          asked += count;
        }
        consumer.accept(await(made.remove()));
        done = Math.min(total, done + CHUNK);
        progress.reached(title, done, total);
      }
    }
  }

  private static <T> T await(Future<T> chunk) {
    try {
      return chunk.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("a chunk could not be made", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while points were made", e);
    }
  }
}
