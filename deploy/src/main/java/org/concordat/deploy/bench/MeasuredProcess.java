package org.concordat.deploy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A program run to its end, with the CPU time and the memory it took, which are read every few
/// milliseconds while it runs: what it does after the last reading is missed.
///
/// @param cpu of all its threads, from its start
/// @param peakBytes the most physical memory it had at once, mapped files included; 0 where the
///   system does not say
/// @param wall from start to end
record MeasuredProcess(int exitCode, Duration cpu, long peakBytes, Duration wall) {
  private static final long POLL_MILLIS = 10;
  private static final String PEAK = "VmHWM:";

  /// @param log takes what the program prints
  static MeasuredProcess run(List<String> command, Path log) throws IOException {
    long started = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Duration cpu = Duration.ZERO;
    long peak = 0;
    try {
      do {
        cpu = process.info().totalCpuDuration().orElse(cpu);
        peak = Math.max(peak, peak(process.pid()));
      } while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted while " + command.getFirst() + " ran", e);
    } finally {
      process.destroy();
    }
    Duration wall = Duration.ofNanos(System.nanoTime() - started);
    return new MeasuredProcess(process.exitValue(), cpu, peak, wall);
  }

  private static long peak(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith(PEAK))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
          .findFirst()
          .orElse(0);
    } catch (IOException | java.io.UncheckedIOException e) {
      // Not Linux, or just ended.
      return 0;
    }
  }
}
