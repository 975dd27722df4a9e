package org.concordat.chain.evm.compiled;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.concordat.chain.evm.Code;
import org.concordat.chain.evm.CodeCompiler;
import org.concordat.chain.spec.Fork;

/// Compiles codes that have used much gas, away from the thread that runs them.
///
/// What compiling may cost is bounded by what has been paid: a code is offered only after frames of
/// its own have used [#GAS_PER_BYTE] for each of its bytes and at least [#MIN_GAS], and after it
/// has been dropped only when it has used as much once more. So the bytes translated are at most a
/// fixed share of the gas executed, whatever the codes are. The classes kept are bounded too: the
/// oldest go when they come to more than [#MAX_KEPT_BYTES], or are more than [#MAX_KEPT].
public final class BackgroundCompiler implements CodeCompiler {
  static final long GAS_PER_BYTE = 8_000;
  static final long MIN_GAS = 2_000_000;

  /// Offers that wait; one that finds no room is dropped.
  private static final int MAX_WAITING = 64;

  /// Bytes of class files in use; the JVM needs a few times as much for them.
  static final long MAX_KEPT_BYTES = 16L << 20;

  /// Programs in use. A small one costs the JVM tens of KiB whatever its size.
  static final int MAX_KEPT = 512;

  private static final Logger LOG = LogManager.getLogger(BackgroundCompiler.class);
  private static final int IDLE_SECONDS = 10;

  private record Kept(Code code, int bytes) {}

  private final Executor executor;
  private final ArrayDeque<Kept> kept = new ArrayDeque<>();
  private long keptBytes;
  private final LongAdder compiled = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder dropped = new LongAdder();

  /// @param executor runs one task at a time
  public BackgroundCompiler(Executor executor) {
    this.executor = executor;
  }

  /// A compiler with one thread, which ends when there is nothing to do.
  public static BackgroundCompiler inOneThread() {
    return new BackgroundCompiler(
        new ThreadPoolExecutor(
            0,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_WAITING),
            Thread.ofPlatform().name("evm-compiler").daemon().factory()));
  }

  @Override
  public long threshold(int size) {
    return Math.max(MIN_GAS, GAS_PER_BYTE * size);
  }

  @Override
  public void offer(Code code, Fork fork) {
    try {
      executor.execute(() -> compile(code, fork));
    } catch (RejectedExecutionException _) {
      dropped.increment();
      code.uninstall();
    }
  }

  /// Codes compiled so far.
  public long compiled() {
    return compiled.sum();
  }

  /// Codes beyond a bound of [ClassWriter], which stay interpreted.
  public long refused() {
    return refused.sum();
  }

  /// Offers there was no room for.
  public long dropped() {
    return dropped.sum();
  }

  /// Nothing that goes wrong here may reach a node: the interpreter runs every code as well.
  private void compile(Code code, Fork fork) {
    try {
      Optional<byte[]> classFile = ClassWriter.write(code, fork);
      if (classFile.isEmpty()) {
        refused.increment();
        return;
      }
      code.install(classFile.get());
      compiled.increment();
      keep(new Kept(code, classFile.get().length));
    } catch (RuntimeException | LinkageError e) {
      refused.increment();
      LOG.error("a code of {} bytes stays interpreted: compiling it failed", code.size(), e);
    }
  }

  private void keep(Kept newest) {
    kept.addLast(newest);
    keptBytes += newest.bytes;
    while (keptBytes > MAX_KEPT_BYTES || kept.size() > MAX_KEPT) {
      Kept oldest = kept.removeFirst();
      keptBytes -= oldest.bytes;
      oldest.code.uninstall();
    }
  }
}
