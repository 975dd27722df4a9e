package org.concordat.deploy.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.concordat.deploy.bench.MachineDescription;
import org.concordat.deploy.bench.ZkBench;
import org.concordat.deploy.bench.ZkFigures;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.deploy.outcome.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `concordat bench zk`: what a proof costs.
@Command(
    name = "zk",
    mixinStandardHelpOptions = true,
    description = {
      "Measures Groth16 proofs of circuits of several sizes, each prover in a process of its own:",
      "CPU time from start to end and peak memory; beside snarkjs and rapidsnark where given."
    })
final class BenchZkCommand implements Callable<Integer> {
  private static final int SMALLEST = 10;
  private static final int LARGEST = 22;

  @Option(
      names = "--sizes",
      paramLabel = "N",
      split = ",",
      defaultValue = "16,18,19",
      description = "Logarithms of the sizes (default ${DEFAULT-VALUE}).")
  private List<Integer> sizes = List.of();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of our prover (default: the processors).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      description = "Where keys are made and stay, for the next run: making one takes long.")
  private @Nullable Path keys;

  @Option(names = "--snarkjs", paramLabel = "PATH", description = "An installed snarkjs.")
  private @Nullable Path snarkjs;

  @Option(
      names = "--rapidsnark",
      paramLabel = "PATH",
      description = "The prover of an installed rapidsnark.")
  private @Nullable Path rapidsnark;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (sizes.stream().anyMatch(size -> size < SMALLEST || size > LARGEST) || threads < 1) {
      throw new BadInput(
          "--sizes are between %d and %d, --threads at least 1".formatted(SMALLEST, LARGEST));
    }
    CommandSpec own = Objects.requireNonNull(spec);
    PrintWriter out = own.commandLine().getOut();
    MachineDescription machine = MachineDescription.current();
    ArrayNode proofs = JsonNodeFactory.instance.arrayNode();
    if (!json) {
      out.println(machine);
      out.println(ZkFigures.heading());
    }
    try (WorkDirectory work = WorkDirectory.create("bench-zk", Optional.empty())) {
      ZkBench bench =
          new ZkBench(
              keys == null ? work.path() : Files.createDirectories(keys),
              threads,
              Optional.ofNullable(snarkjs),
              Optional.ofNullable(rapidsnark),
              line -> own.commandLine().getErr().println("concordat: " + line));
      for (int size : sizes) {
        for (ZkFigures figures : bench.run(size)) {
          proofs.add(figures.toJson());
          if (!json) {
            out.println(figures);
          }
        }
      }
    }
    if (json) {
      ObjectNode report = JsonNodeFactory.instance.objectNode();
      report.set("machine", machine.toJson());
      report.set("proofs", proofs);
      out.println(report);
    }
    return ExitCode.OK.status();
  }
}
