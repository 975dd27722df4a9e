package org.concordat.deploy.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.concordat.deploy.bench.ImportBench;
import org.concordat.deploy.bench.ImportFigures;
import org.concordat.deploy.bench.MachineDescription;
import org.concordat.deploy.bench.Workload;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.deploy.outcome.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `concordat bench import`: full blocks, produced and imported.
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Measures production and import of full blocks on a RocksDB directory, with real",
      "signatures: CPU microseconds of each transaction, part by part, and transactions a second."
    })
final class BenchImportCommand implements Callable<Integer> {
  private static final int MAX_ACCOUNTS = 4_000_000;
  private static final int MAX_TRANSACTIONS = 100_000;

  @Option(
      names = "--accounts",
      paramLabel = "N",
      split = ",",
      defaultValue = "10000,100000,1000000",
      description = "Accounts in the state, one case for each (default ${DEFAULT-VALUE}).")
  private List<Integer> accounts = List.of();

  @Option(
      names = "--blocks",
      paramLabel = "N",
      defaultValue = "30",
      description = "Blocks to measure (default ${DEFAULT-VALUE}).")
  private int blocks;

  @Option(
      names = "--transactions-per-block",
      paramLabel = "N",
      defaultValue = "2000",
      description = "How full a block is (default ${DEFAULT-VALUE}).")
  private int transactionsPerBlock;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "No further block of a case after this long (default ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    check();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    MachineDescription machine = MachineDescription.current();
    ArrayNode cases = JsonNodeFactory.instance.arrayNode();
    if (!json) {
      out.println(machine);
    }
    ImportBench bench = new ImportBench(blocks, transactionsPerBlock, seconds);
    for (Workload workload : Workload.values()) {
      for (int size : accounts) {
        ImportFigures figures = bench.run(workload, size);
        cases.add(figures.toJson());
        if (!json) {
          out.println(figures);
        }
      }
    }
    if (json) {
      ObjectNode report = JsonNodeFactory.instance.objectNode();
      report.set("machine", machine.toJson());
      report.set("cases", cases);
      out.println(report);
    }
    return ExitCode.OK.status();
  }

  private void check() {
    if (accounts.stream().anyMatch(size -> size < 1 || size > MAX_ACCOUNTS)) {
      throw new BadInput("--accounts takes numbers from 1 to " + MAX_ACCOUNTS);
    }
    if (transactionsPerBlock < 1 || transactionsPerBlock > MAX_TRANSACTIONS) {
      throw new BadInput("--transactions-per-block is between 1 and " + MAX_TRANSACTIONS);
    }
    if (blocks < 1 || seconds < 1) {
      throw new BadInput("--blocks and --seconds are at least 1");
    }
  }
}
