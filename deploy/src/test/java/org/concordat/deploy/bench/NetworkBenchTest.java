package org.concordat.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// That the figures are of work that was done: blocks with transactions, CPU time of the nodes, and
/// receipts that were read.
final class NetworkBenchTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir private Path temp;

  @Test
  void everyFigureComesFromTransactionsInBlocks() throws InterruptedException {
    NetworkBench.Plan plan = new NetworkBench.Plan(1, SECOND, SECOND, 50);

    NetworkFigures figures =
        new NetworkBench(plan, _ -> {}).run("concordat", temp.resolve("network"));

    for (NetworkLoad.Window window :
        new NetworkLoad.Window[] {figures.transfers(), figures.stores(), figures.half()}) {
      assertThat(window.transactions()).isPositive();
      assertThat(window.blocks()).isPositive();
      assertThat(window.nanos()).isGreaterThanOrEqualTo(SECOND.toNanos());
      assertThat(window.cpuNanos()).isPositive();
      assertThat(window.latenciesMillis()).isNotEmpty().isSorted();
    }
    assertThat(figures.toJson().fieldNames())
        .toIterable()
        .contains(
            "transfersPerSecond",
            "storesPerSecond",
            "p50Millis",
            "p99Millis",
            "cpuMillisPerTransaction");
  }
}
