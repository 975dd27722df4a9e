package org.concordat.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.concordat.chain.evm.compiled.EvmEngine;
import org.junit.jupiter.api.Test;

class WorstBenchTest {
  /// These need a genesis too large for a test.
  private static final Set<String> LARGE =
      Set.of("24 KiB of code, 1,024 times", "codes compiled in vain");

  private static final long GAS = 4_000_000;

  /// Refunds, what a program keeps back, and its dearest step take less than the rest.
  private static final long LEAST = GAS / 3;

  private final WorstBench bench = new WorstBench(0, 1, 1, List.of());

  @Test
  void everyProgramUsesItsGasAndAsMuchOnBothEngines() throws IOException {
    for (WorstCase one : WorstCases.all(1)) {
      if (!LARGE.contains(one.name())) {
        WorstCase small = new WorstCase(one.name(), one.accounts(), GAS, false);
        long gas = gas(small, EvmEngine.INTERPRETED);
        assertThat(gas).as(one.name()).isGreaterThan(LEAST);
        assertThat(gas(small, EvmEngine.COMPILED)).as(one.name()).isEqualTo(gas);
      }
    }
  }

  private long gas(WorstCase one, EvmEngine engine) throws IOException {
    return bench.samples(one, engine).getLast().gas();
  }
}
