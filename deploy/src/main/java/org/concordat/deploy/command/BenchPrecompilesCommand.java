package org.concordat.deploy.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import org.concordat.chain.spec.Fork;
import org.concordat.deploy.bench.MachineDescription;
import org.concordat.deploy.bench.PrecompileBench;
import org.concordat.deploy.bench.PrecompileBench.Figure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `concordat bench precompiles`: what a block full of one precompile costs.
@Command(
    name = "precompiles",
    mixinStandardHelpOptions = true,
    description = {
      "Measures each precompile on the hardest inputs known for its price:",
      "CPU time of one run, and milliseconds per million gas."
    })
final class BenchPrecompilesCommand implements Runnable {
  @Option(
      names = "--fork",
      paramLabel = "FORK",
      defaultValue = "PRAGUE,OSAKA",
      split = ",",
      description = "Whose prices: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private List<Fork> forks = List.of();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Rounds per input after one to warm up; the best counts (default: 5).")
  private int rounds;

  @Option(
      names = "--millis",
      paramLabel = "N",
      defaultValue = "200",
      description = "CPU time of a round (default: 200).")
  private int millis;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    MachineDescription machine = MachineDescription.current();
    List<Figure> figures = PrecompileBench.run(forks, Math.max(1, rounds), Math.max(1, millis));
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      ObjectNode report = JsonNodeFactory.instance.objectNode();
      report.set("machine", machine.toJson());
      ArrayNode list = report.putArray("precompiles");
      figures.forEach(figure -> list.add(figure.toJson()));
      out.println(report);
    } else {
      out.println(machine);
      out.print(PrecompileBench.table(figures));
    }
    out.flush();
  }
}
