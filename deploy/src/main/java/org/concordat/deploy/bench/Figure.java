package org.concordat.deploy.bench;

import java.util.List;
import java.util.OptionalDouble;

/// What one candidate did on one case: the median over the rounds of a run.
///
/// @param megagasPerSecond by wall clock
/// @param cpuMillisPerMegagas of its process; empty where that cannot be seen
record Figure(double megagasPerSecond, OptionalDouble cpuMillisPerMegagas) {
  static Figure median(List<Figure> rounds) {
    double speed = median(rounds.stream().mapToDouble(Figure::megagasPerSecond).toArray());
    double[] cpu =
        rounds.stream()
            .map(Figure::cpuMillisPerMegagas)
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .toArray();
    return new Figure(
        speed, cpu.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(median(cpu)));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    java.util.Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
