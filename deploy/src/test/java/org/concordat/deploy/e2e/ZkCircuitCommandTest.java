package org.concordat.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.concordat.genesis.circuit.ConstraintSystem;
import org.concordat.genesis.circuit.R1csFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZkCircuitCommandTest {
  @TempDir Path folder;

  private CommandRun circuit(String size, String out, String... more) {
    Object[] words = new Object[6 + more.length];
    System.arraycopy(
        new Object[] {"zk", "circuit", "--size", size, "--out", folder.resolve(out)},
        0,
        words,
        0,
        6);
    System.arraycopy(more, 0, words, 6, more.length);
    return CommandRun.of(words);
  }

  @Test
  void writesTheSameCircuitEveryTimeAndSaysItsDigest() {
    CommandRun first = circuit("8", "first.r1cs", "--basic");
    CommandRun second = circuit("8", "second.r1cs", "--basic");
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out()).contains("compliance/1-basic, 8 leaves").contains("SHA-256 ");
    assertThat(second.out()).isEqualTo(first.out().replace("first.r1cs", "second.r1cs"));
    ConstraintSystem read =
        R1csFile.read(folder.resolve("first.r1cs")).orElseThrow(IllegalStateException::new);
    assertThat(read.counts().publicInputs()).isEqualTo(5);
  }

  @Test
  void aSizeWithoutACircuitIsBadInput() {
    CommandRun refused = circuit("16", "any.r1cs");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("--size is 8, 32 or 128");
  }
}
