package org.concordat.deploy.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.concordat.chain.evm.precompile.Precompile;
import org.concordat.chain.evm.precompile.Precompiles;
import org.concordat.chain.spec.Fork;
import org.concordat.genesis.Address;

/// CPU time of each precompile on its hardest known input, against the gas it costs.
public final class PrecompileBench {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private PrecompileBench() {}

  /// @param price of one run, in gas
  /// @param micros CPU time of one run, the best of the rounds
  /// @param accepted whether the input was one the precompile computes on
  public record Figure(String name, Fork fork, long price, double micros, boolean accepted) {
    /// Milliseconds per million gas: a block of that much gas takes so long.
    public double millisPerMegagas() {
      return micros * 1_000 / price;
    }

    public ObjectNode toJson() {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      node.put("name", name).put("fork", fork.name()).put("gas", price).put("micros", micros);
      return node.put("millisPerMegagas", millisPerMegagas()).put("accepted", accepted);
    }
  }

  /// @param rounds of `millis` each for every case, after one to warm up
  public static List<Figure> run(List<Fork> forks, int rounds, int millis) {
    List<Figure> figures = new ArrayList<>();
    for (Fork fork : forks) {
      Precompiles precompiles = Precompiles.of(fork);
      for (PrecompileCases.Case each : PrecompileCases.all()) {
        Precompile precompile = precompiles.at(new Address(0, 0, each.number()));
        if (precompile != null && precompile.gas(each.input()) < Long.MAX_VALUE) {
          figures.add(measure(fork, each, precompile, rounds, millis));
        }
      }
    }
    return List.copyOf(figures);
  }

  private static Figure measure(
      Fork fork, PrecompileCases.Case each, Precompile precompile, int rounds, int millis) {
    double best = Double.MAX_VALUE;
    boolean accepted = false;
    for (int round = 0; round <= rounds; round++) {
      long start = THREADS.getCurrentThreadCpuTime();
      long elapsed = 0;
      long count = 0;
      while (elapsed < millis * 1_000_000L) {
        accepted = precompile.run(each.input()).filter(it -> it.length > 0).isPresent();
        count++;
        elapsed = THREADS.getCurrentThreadCpuTime() - start;
      }
      best = round == 0 ? best : Math.min(best, elapsed / 1_000.0 / count);
    }
    long price = precompile.gas(each.input());
    return new Figure(each.name(), fork, price, best, accepted);
  }

  /// The figures as a table.
  public static String table(List<Figure> figures) {
    StringBuilder out = new StringBuilder();
    out.append("%-8s %-44s %10s %12s %10s%n".formatted("fork", "input", "gas", "us", "ms/Mgas"));
    for (Figure figure : figures) {
      out.append(
          "%-8s %-44s %10d %12.1f %10.2f%n"
              .formatted(
                  figure.fork(),
                  figure.name(),
                  figure.price(),
                  figure.micros(),
                  figure.millisPerMegagas()));
    }
    return out.toString();
  }
}
