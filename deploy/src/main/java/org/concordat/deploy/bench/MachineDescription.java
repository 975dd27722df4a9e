package org.concordat.deploy.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What figures were taken on.
///
/// @param cores logical processors this process may use
/// @param memoryBytes physical memory
/// @param load runnable threads over the last minute when the run began; negative where unknown
public record MachineDescription(
    String processor, int cores, long memoryBytes, String system, String java, double load) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /// Reads the machine this process runs on.
  public static MachineDescription current() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    long memory =
        system instanceof com.sun.management.OperatingSystemMXBean extended
            ? extended.getTotalMemorySize()
            : 0;
    return new MachineDescription(
        processorModel(),
        Runtime.getRuntime().availableProcessors(),
        memory,
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.vendor") + " " + Runtime.version(),
        system.getSystemLoadAverage());
  }

  public ObjectNode toJson() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("processor", processor).put("cores", cores).put("memoryBytes", memoryBytes);
    return node.put("system", system).put("java", java).put("loadAverage", load);
  }

  @Override
  public String toString() {
    return "%s, %d cores, %d GiB, %s, Java %s, load %.1f"
        .formatted(processor, cores, memoryBytes >> 30, system, java, load);
  }

  private static String processorModel() {
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElseGet(() -> System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
