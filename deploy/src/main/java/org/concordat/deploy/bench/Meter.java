package org.concordat.deploy.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Adds up CPU time of the whole process and wall-clock time, by part. Work on helper threads
/// counts; so do the JVM's compiler and collector, as they do for a user.
final class Meter {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final Map<String, Long> cpuNanos = new LinkedHashMap<>();
  private long wallNanos;

  static long processCpuNanos() {
    return SYSTEM.getProcessCpuTime();
  }

  <T> T measure(String part, Supplier<T> work) {
    long cpu = processCpuNanos();
    long wall = System.nanoTime();
    T result = work.get();
    wallNanos += System.nanoTime() - wall;
    add(part, processCpuNanos() - cpu);
    return result;
  }

  /// Shows `nanos` of what was measured as `from` under a name of its own.
  void split(String from, String part, long nanos) {
    add(from, -nanos);
    add(part, nanos);
  }

  private void add(String part, long nanos) {
    cpuNanos.merge(part, nanos, Long::sum);
  }

  Cost perTransaction(long transactions) {
    Map<String, Double> micros = new LinkedHashMap<>();
    cpuNanos.forEach((part, nanos) -> micros.put(part, nanos / 1e3 / transactions));
    return new Cost(micros, transactions * 1e9 / wallNanos);
  }

  /// @param cpuMicros of one transaction, by part
  /// @param perSecond transactions, by the wall clock
  record Cost(Map<String, Double> cpuMicros, double perSecond) {
    double total() {
      return cpuMicros.values().stream().mapToDouble(Double::doubleValue).sum();
    }
  }
}
