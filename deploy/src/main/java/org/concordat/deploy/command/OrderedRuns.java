package org.concordat.deploy.command;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Runs tasks side by side and hands over what they return in their order.
final class OrderedRuns {
  private static final int THREADS = 2;

  /// Tasks begun before the one whose result is handed over next.
  private static final int MAX_AHEAD = 256;

  private OrderedRuns() {}

  static <T> void run(List<Callable<T>> tasks, Consumer<T> results) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    Queue<Future<T>> running = new ArrayDeque<>();
    try {
      for (Callable<T> task : tasks) {
        if (running.size() == MAX_AHEAD) {
          results.accept(finished(running.remove()));
        }
        running.add(threads.submit(task));
      }
      while (!running.isEmpty()) {
        results.accept(finished(running.remove()));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> T finished(Future<T> pending) throws InterruptedException {
    try {
      return pending.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("running a test file failed", e.getCause());
    }
  }
}
