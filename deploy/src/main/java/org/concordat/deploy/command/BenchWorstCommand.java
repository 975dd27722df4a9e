package org.concordat.deploy.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.concordat.chain.evm.compiled.EvmEngine;
import org.concordat.deploy.bench.MachineDescription;
import org.concordat.deploy.bench.WorstBench;
import org.concordat.deploy.bench.WorstBench.Figure;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.deploy.outcome.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `concordat bench worst`: what a block full of one pathological program costs.
@Command(
    name = "worst",
    mixinStandardHelpOptions = true,
    description = {
      "Fills blocks with programs that make a node work as hard as they can for their gas, and",
      "gives the CPU time of the whole process per million gas, on both engines."
    })
final class BenchWorstCommand implements Callable<Integer> {
  private static final int WARM_UP = 2;

  @Option(
      names = "--blocks",
      paramLabel = "N",
      defaultValue = "3",
      description = "Blocks measured, after two to warm up (default ${DEFAULT-VALUE}).")
  private int blocks;

  @Option(
      names = "--transactions",
      paramLabel = "N",
      defaultValue = "2",
      description = "Transactions of 16.8 million gas in a block (default ${DEFAULT-VALUE}).")
  private int transactions;

  @Option(names = "--case", paramLabel = "NAME", description = "Only this case; may be repeated.")
  private List<String> cases = List.of();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (blocks < 1 || transactions < 1) {
      throw new BadInput("--blocks and --transactions must be at least 1");
    }
    var commandLine = Objects.requireNonNull(spec).commandLine();
    MachineDescription machine = MachineDescription.current();
    List<Figure> figures =
        new WorstBench(WARM_UP, blocks, transactions, cases)
            .run(name -> commandLine.getErr().println("concordat: measuring " + name));
    PrintWriter out = commandLine.getOut();
    if (json) {
      ObjectNode report = JsonNodeFactory.instance.objectNode();
      report.set("machine", machine.toJson());
      ArrayNode list = report.putArray("cases");
      figures.forEach(figure -> list.add(figure.toJson()));
      out.println(report.toPrettyString());
    } else {
      print(out, machine, figures);
    }
    return ExitCode.OK.status();
  }

  private static void print(PrintWriter out, MachineDescription machine, List<Figure> figures) {
    out.println(machine);
    out.println();
    out.println("| CPU ms per Mgas | interpreted | compiled |");
    out.println("|---|---:|---:|");
    for (Figure figure : figures) {
      out.println(
          "| %s | %.2f | %.2f |"
              .formatted(
                  figure.name(),
                  figure.millisPerMegagas().get(EvmEngine.INTERPRETED),
                  figure.millisPerMegagas().get(EvmEngine.COMPILED)));
    }
  }
}
