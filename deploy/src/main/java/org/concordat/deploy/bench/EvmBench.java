package org.concordat.deploy.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import org.concordat.chain.bytes.Word;

/// Measures candidates on cases, turn by turn, so that a disturbance of the machine hits them
/// alike.
final class EvmBench {
  /// Gas of one call: enough that HTTP and JSON hardly count, within every node's cap for
  /// `eth_call`.
  private static final long GAS_PER_CALL = 30_000_000;

  /// What a call may use: the work, and what sets it up.
  private static final long GAS = 49_000_000;

  private static final int ROUNDS = 5;
  private static final long PROBE_ROUNDS = 50;
  private static final double NANOS_PER_MILLI = 1e6;

  private final Duration perCase;

  /// @param perCase how long each candidate is measured on each case, after as long a warm-up
  EvmBench(Duration perCase) {
    this.perCase = perCase;
  }

  /// @param candidates the first one decides how many rounds a call has
  /// @param absent told the name of each other one that cannot do the case, and why
  Map<String, Figure> run(
      EvmCase one, List<EvmCandidate> candidates, BiConsumer<String, String> absent) {
    EvmCandidate first = candidates.getFirst();
    long rounds = roundsPerCall(one, first);
    long gas = gasOf(one, first, rounds);
    List<EvmCandidate> able = new ArrayList<>();
    for (EvmCandidate candidate : candidates) {
      try {
        candidate.prepare(one, rounds);
        expectSameWork(one, candidate, rounds, gas);
        measure(one, candidate, rounds, perCase);
        able.add(candidate);
      } catch (BenchException reason) {
        absent.accept(candidate.name(), String.valueOf(reason.getMessage()));
      }
    }
    Map<String, List<Figure>> figures = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (EvmCandidate candidate : able) {
        Figure figure = measure(one, candidate, rounds, perCase.dividedBy(ROUNDS));
        figures.computeIfAbsent(candidate.name(), _ -> new ArrayList<>()).add(figure);
      }
    }
    Map<String, Figure> medians = new LinkedHashMap<>();
    figures.forEach((name, taken) -> medians.put(name, Figure.median(taken)));
    return medians;
  }

  private static long roundsPerCall(EvmCase one, EvmCandidate candidate) {
    long gas = gasOf(one, candidate, PROBE_ROUNDS);
    return Math.max(1, GAS_PER_CALL * PROBE_ROUNDS / gas);
  }

  /// Gas is counted by the program itself, so candidates that disagree did not run the same.
  private static void expectSameWork(
      EvmCase one, EvmCandidate candidate, long rounds, long expected) {
    long gas = gasOf(one, candidate, rounds);
    if (gas != expected) {
      throw new BenchException(
          "%s used %d gas on %s, not %d".formatted(candidate.name(), gas, one.name(), expected));
    }
  }

  private static long gasOf(EvmCase one, EvmCandidate candidate, long rounds) {
    return Word.of(candidate.call(one.target(), EvmCase.callData(rounds), GAS)).w0();
  }

  private static Figure measure(
      EvmCase one, EvmCandidate candidate, long rounds, Duration atLeast) {
    Optional<Duration> cpu = candidate.cpu();
    long start = System.nanoTime();
    long gas = 0;
    long elapsed = 0;
    do {
      gas += gasOf(one, candidate, rounds);
      elapsed = System.nanoTime() - start;
    } while (elapsed < atLeast.toNanos());
    double megagas = gas / 1e6;
    OptionalDouble used =
        cpu.isPresent()
            ? OptionalDouble.of(
                candidate.cpu().orElseThrow().minus(cpu.get()).toNanos()
                    / NANOS_PER_MILLI
                    / megagas)
            : OptionalDouble.empty();
    return new Figure(megagas / (elapsed / 1e9), used);
  }
}
