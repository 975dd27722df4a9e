package org.concordat.deploy.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.concordat.chain.state.StateRetention;
import org.concordat.deploy.bench.ArchiveBench;
import org.concordat.deploy.bench.ArchiveFigures;
import org.concordat.deploy.bench.MachineDescription;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.deploy.outcome.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `concordat bench archive`: what keeping every state costs.
@Command(
    name = "archive",
    mixinStandardHelpOptions = true,
    description = {
      "Builds a chain of small blocks, imports it as an archive and as a full node, asks both",
      "about random heights and checks every answer and proof: disk, CPU and time per question."
    })
final class BenchArchiveCommand implements Callable<Integer> {
  /// The encoded chain is held in memory: about a kilobyte per block.
  private static final int MAX_BLOCKS = 1_000_000;

  private static final int MAX_TRANSACTIONS = 1_000;
  private static final int MAX_PROOFS = 1_000_000;

  @Option(
      names = "--blocks",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Blocks after genesis (default ${DEFAULT-VALUE}).")
  private int blocks;

  @Option(
      names = "--transactions-per-block",
      paramLabel = "N",
      defaultValue = "4",
      description = "In each block (default ${DEFAULT-VALUE}).")
  private int transactionsPerBlock;

  @Option(
      names = "--proofs",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Proofs to ask for, and as many other questions (default ${DEFAULT-VALUE}).")
  private int proofs;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    require("--blocks", blocks, MAX_BLOCKS);
    require("--transactions-per-block", transactionsPerBlock, MAX_TRANSACTIONS);
    require("--proofs", proofs, MAX_PROOFS);
    MachineDescription machine = MachineDescription.current();
    StateRetention.Full full = new StateRetention.Full(StateRetention.DEFAULT_BLOCKS);
    ArchiveBench bench = new ArchiveBench(blocks, transactionsPerBlock, proofs, full);
    List<ArchiveFigures> kinds = bench.run();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      ObjectNode report = JsonNodeFactory.instance.objectNode();
      report.set("machine", machine.toJson());
      ArrayNode list = report.putArray("kinds");
      kinds.forEach(kind -> list.add(kind.toJson()));
      out.println(report);
    } else {
      out.println(machine);
      kinds.forEach(out::println);
    }
    return ExitCode.OK.status();
  }

  private static void require(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw new BadInput(option + " is between 1 and " + most);
    }
  }
}
