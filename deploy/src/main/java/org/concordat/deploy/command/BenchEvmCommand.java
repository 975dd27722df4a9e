package org.concordat.deploy.command;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.concordat.deploy.bench.EvmReport;
import org.concordat.deploy.bench.EvmRun;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.deploy.outcome.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `concordat bench evm`: gas per second of our EVM and its peers'.
@Command(
    name = "evm",
    mixinStandardHelpOptions = true,
    description = {
      "Measures gas per second through eth_call: instruction families, an ERC-20 transfer, a",
      "constant-product swap and a Groth16 verification; and our engine without JSON-RPC."
    })
final class BenchEvmCommand implements Callable<Integer> {
  private static final double LEAST_SECONDS = 0.1;
  private static final double MOST_SECONDS = 600;

  @Option(names = "--json", description = "Print the report as JSON.")
  private boolean json;

  @Option(
      names = "--seconds-per-case",
      paramLabel = "N",
      defaultValue = "2",
      description = "How long each candidate runs each case (default ${DEFAULT-VALUE}).")
  private double secondsPerCase;

  @Option(
      names = "--anvil",
      paramLabel = "PATH",
      description = "The anvil program to start as a peer; one on the PATH is found.")
  private @Nullable Path anvil;

  @Option(
      names = "--peer",
      paramLabel = "NAME=URL",
      description = "A running node that was started with the genesis of --genesis.")
  private Map<String, String> peers = Map.of();

  @Option(names = "--case", paramLabel = "NAME", description = "Only this case; may be repeated.")
  private List<String> cases = List.of();

  @Option(
      names = "--genesis",
      paramLabel = "FILE",
      description = "Write the genesis peers have to be started with, and measure nothing.")
  private @Nullable Path genesis;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (genesis != null) {
      write(genesis);
      return ExitCode.OK.status();
    }
    if (!(secondsPerCase >= LEAST_SECONDS && secondsPerCase <= MOST_SECONDS)) {
      throw new BadInput(
          "--seconds-per-case must be from " + LEAST_SECONDS + " to " + MOST_SECONDS);
    }
    Duration perCase = Duration.ofMillis((long) (secondsPerCase * 1000));
    EvmReport report =
        new EvmRun(perCase, Optional.ofNullable(anvil).or(BenchEvmCommand::found), peers, cases)
            .run(name -> commandLine().getErr().println("concordat: measuring " + name));
    PrintWriter out = commandLine().getOut();
    if (json) {
      out.println(report.toJson().toPrettyString());
    } else {
      report.print(out);
    }
    return ExitCode.OK.status();
  }

  private static void write(Path file) {
    try {
      Files.writeString(file, EvmRun.genesis());
    } catch (IOException e) {
      throw new BadInput(file + " cannot be written: " + e.getMessage());
    }
  }

  private static Optional<Path> found() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, "anvil"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private picocli.CommandLine commandLine() {
    return Objects.requireNonNull(spec).commandLine();
  }
}
