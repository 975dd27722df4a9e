package org.concordat.chain.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Runs seeds 0 to 11, or as many as `-Dshell.seeds` says, or the one that `-Dshell.seed` names.
class ShellSimulationTest {
  private static final int DEFAULT_SEEDS = 12;

  @Test
  void honestNodesAgreeSignOnceAndMakeProgressWhateverTheSeed() {
    Long only = Long.getLong("shell.seed");
    LongStream seeds =
        only != null
            ? LongStream.of(only)
            : LongStream.range(0, Long.getLong("shell.seeds", DEFAULT_SEEDS));
    long heights = seeds.map(seed -> run(seed).height()).sum();
    assertThat(heights).isPositive();
  }

  /// Between judging a block and importing it, sooner or later.
  @Test
  void aClockThatStepsBackStopsNoValidator() {
    for (long seed = 0; seed < 6; seed++) {
      assertThat(run(ShellScenario.of(seed).withSteps(150)).height()).isPositive();
    }
  }

  @Test
  void aSeedReplaysExactly() {
    assertThat(run(3)).isEqualTo(run(3));
  }

  private static ShellSimulation.Outcome run(long seed) {
    return run(ShellScenario.of(seed));
  }

  private static ShellSimulation.Outcome run(ShellScenario scenario) {
    try {
      return ShellSimulation.run(scenario);
    } catch (AssertionError | RuntimeException broken) {
      return fail(
          "%s%nReplay it with:%n  mvn -pl chain -am test -Dtest=ShellSimulationTest -Dsurefire.failIfNoSpecifiedTests=false -Dshell.seed=%d"
              .formatted(scenario, scenario.seed()),
          broken);
    }
  }
}
