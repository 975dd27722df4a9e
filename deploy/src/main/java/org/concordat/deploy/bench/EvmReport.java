package org.concordat.deploy.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;

/// The figures of one run, by case and candidate.
///
/// @param absent what was not measured, each with the reason
public record EvmReport(
    MachineDescription machine,
    Map<String, Map<String, Figure>> figures,
    Map<String, String> absent) {
  /// Our node over the same path as its peers, by either engine: what ratios are taken of.
  private static final List<String> OWN = List.of(OwnNode.NAME, CompilingNode.NAME);

  private static boolean isPeer(String name) {
    return !OWN.contains(name) && !name.equals(OwnNode.ENGINE);
  }

  public ObjectNode toJson() {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.set("machine", machine.toJson());
    ObjectNode cases = report.putObject("cases");
    figures.forEach((name, byCandidate) -> {
      ObjectNode one = cases.putObject(name);
      byCandidate.forEach((candidate, figure) -> put(one.putObject(candidate), figure));
      for (String own : OWN) {
        ObjectNode ratios = one.withObject("/ratios").putObject(own);
        ratios(own, byCandidate, EvmReport::speeds).forEach(ratios.putObject("speed")::put);
        ratios(own, byCandidate, EvmReport::cpus).forEach(ratios.putObject("cpu")::put);
      }
    });
    ObjectNode missing = report.putObject("absent");
    absent.forEach(missing::put);
    return report;
  }

  private static void put(ObjectNode node, Figure figure) {
    node.put("megagasPerSecond", rounded(figure.megagasPerSecond()));
    figure
        .cpuMillisPerMegagas()
        .ifPresent(millis -> node.put("cpuMillisPerMegagas", rounded(millis)));
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }

  /// How many times better our node is than each peer, by one measure.
  private static Map<String, Double> ratios(
      String name, Map<String, Figure> byCandidate, ToDoubleBiFunction<Figure, Figure> measure) {
    Map<String, Double> ratios = new LinkedHashMap<>();
    Figure own = byCandidate.get(name);
    byCandidate.forEach((peer, figure) -> {
      double ratio = own == null ? Double.NaN : measure.applyAsDouble(own, figure);
      if (isPeer(peer) && !Double.isNaN(ratio)) {
        ratios.put(peer, rounded(ratio));
      }
    });
    return ratios;
  }

  /// By wall clock.
  private static double speeds(Figure own, Figure peer) {
    return own.megagasPerSecond() / peer.megagasPerSecond();
  }

  /// By CPU time: what a busy machine does not disturb. Not a number where it cannot be seen.
  private static double cpus(Figure own, Figure peer) {
    double spent = own.cpuMillisPerMegagas().orElse(Double.NaN);
    return spent == 0 ? Double.NaN : peer.cpuMillisPerMegagas().orElse(Double.NaN) / spent;
  }

  /// A table in Markdown.
  public void print(PrintWriter out) {
    out.println(machine);
    absent.forEach((peer, reason) -> out.println("not measured: " + peer + ": " + reason));
    List<String> names = candidates();
    out.println();
    out.println(
        "| case, Mgas/s (CPU ms/Mgas) | "
            + String.join(" | ", names)
            + " | times peer, wall | times peer, CPU | compiled, wall | compiled, CPU |");
    out.println("|---|" + "---:|".repeat(names.size() + 2 * OWN.size()));
    figures.forEach((name, byCandidate) -> out.println(row(name, names, byCandidate)));
  }

  private List<String> candidates() {
    return figures.values().stream()
        .flatMap(byCandidate -> byCandidate.keySet().stream())
        .distinct()
        .toList();
  }

  private static String row(String name, List<String> names, Map<String, Figure> byCandidate) {
    List<String> cells = new ArrayList<>(List.of(name));
    for (String candidate : names) {
      Figure figure = byCandidate.get(candidate);
      cells.add(figure == null ? "" : cell(figure));
    }
    for (String own : OWN) {
      cells.add(text(ratios(own, byCandidate, EvmReport::speeds)));
      cells.add(text(ratios(own, byCandidate, EvmReport::cpus)));
    }
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String text(Map<String, Double> ratios) {
    List<String> texts = new ArrayList<>();
    ratios.forEach((peer, ratio) -> texts.add("%.2f %s".formatted(ratio, peer)));
    return String.join(", ", texts);
  }

  private static String cell(Figure figure) {
    String speed = "%.0f".formatted(figure.megagasPerSecond());
    return figure.cpuMillisPerMegagas().isPresent()
        ? speed + " (%.2f)".formatted(figure.cpuMillisPerMegagas().getAsDouble())
        : speed;
  }
}
