package org.concordat.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The benchmark itself throws when a block is not full, not valid or not successful; what is left
/// to check is that it shows the work it did.
final class ImportBenchTest {
  private static final int TRANSACTIONS = 3;

  @ParameterizedTest
  @EnumSource
  void figuresCoverEveryMeasuredBlockAndEveryStage(Workload workload) throws IOException {
    ImportFigures figures = new ImportBench(2, TRANSACTIONS, 60).run(workload, 5);

    assertThat(figures.blocks()).isEqualTo(2);
    assertThat(figures.transactions()).isEqualTo(2 * TRANSACTIONS);
    assertThat(figures.importing().cpuMicros())
        .containsKeys("decoding", "checks", "recovery", "execution", "state root", "write");
    assertThat(figures.production().cpuMicros()).containsKeys("admission", "body roots", "write");
    assertThat(figures.toJson().at("/import/parts/recovery").isNumber()).isTrue();
  }
}
