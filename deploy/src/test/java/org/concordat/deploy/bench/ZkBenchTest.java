package org.concordat.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.concordat.genesis.circuit.CompiledCircuit;
import org.concordat.genesis.circuit.WitnessResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZkBenchTest {
  @Test
  void theCircuitHasTheSizeItIsSaidToHaveAndAWitness() {
    CompiledCircuit<Long> compiled = CompiledCircuit.of(new ChainOfSquares(1016));
    assertThat(compiled.system().constraints()).isEqualTo(1016);
    assertThat(compiled.witness(3L)).isInstanceOf(WitnessResult.Satisfied.class);
  }

  @Test
  void aProgramIsMeasuredToItsEnd(@TempDir Path folder) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    MeasuredProcess run = MeasuredProcess.run(List.of(java, "-version"), folder.resolve("log"));
    assertThat(run.exitCode()).isZero();
    assertThat(run.wall()).isPositive();
    assertThat(run.cpu()).isGreaterThanOrEqualTo(Duration.ZERO);
    assertThat(folder.resolve("log")).isNotEmptyFile();
  }

  @Test
  void aProofThatDoesNotVerifyIsPlainToSee() {
    ZkFigures figures = new ZkFigures("x", 16, 1.25, 0.75, 3 << 20, false);
    assertThat(figures).hasToString("| 2^16 | x | 1.25 | 0.75 | 3 | NO |");
    assertThat(figures.toJson().get("verified").booleanValue()).isFalse();
  }
}
