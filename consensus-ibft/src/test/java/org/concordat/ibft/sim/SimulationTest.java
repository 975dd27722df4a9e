package org.concordat.ibft.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Runs seeds 0 to 199, or as many as `-Dibft.seeds` says, or the one that `-Dibft.seed` names.
class SimulationTest {
  private static final int DEFAULT_SEEDS = 200;

  private record Failure(long seed, Throwable cause) {}

  @Test
  void honestNodesAgreeAndMakeProgressWhateverTheSeed() {
    Long only = Long.getLong("ibft.seed");
    LongStream seeds =
        only != null
            ? LongStream.of(only)
            : LongStream.range(0, Long.getLong("ibft.seeds", DEFAULT_SEEDS));
    LongAdder heights = new LongAdder();
    LongAdder events = new LongAdder();
    AtomicLong rounds = new AtomicLong();
    List<Failure> failures =
        seeds
            .parallel()
            .boxed()
            .flatMap(seed -> run(seed, heights, events, rounds).stream())
            .toList();
    System.out.printf(
        "simulation: %d heights, %d events, highest round %d%n",
        heights.sum(), events.sum(), rounds.get());
    if (!failures.isEmpty()) {
      Failure first = failures.getFirst();
      fail(report(first, failures.size()), first.cause);
    }
    assertThat(heights.sum()).isPositive();
  }

  @Test
  void aSeedReplaysExactly() {
    assertThat(Simulation.run(Scenario.of(42))).isEqualTo(Simulation.run(Scenario.of(42)));
  }

  private static Optional<Failure> run(
      long seed, LongAdder heights, LongAdder events, AtomicLong rounds) {
    try {
      Simulation.Outcome outcome = Simulation.run(Scenario.of(seed));
      heights.add(outcome.heights());
      events.add(outcome.events());
      rounds.accumulateAndGet(outcome.rounds(), Math::max);
      return Optional.empty();
    } catch (AssertionError | RuntimeException broken) {
      return Optional.of(new Failure(seed, broken));
    }
  }

  private static String report(Failure first, int failed) {
    return "%d seeds failed; the first: %s%n%s%nReplay it with:%n  mvn -pl consensus-ibft test -Dtest=SimulationTest -Dibft.seed=%d"
        .formatted(failed, first.cause.getMessage(), Scenario.of(first.seed), first.seed);
  }
}
