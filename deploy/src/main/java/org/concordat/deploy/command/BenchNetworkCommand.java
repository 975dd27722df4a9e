package org.concordat.deploy.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.concordat.deploy.bench.MachineDescription;
import org.concordat.deploy.bench.NetworkBench;
import org.concordat.deploy.bench.NetworkFigures;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.deploy.outcome.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `concordat bench network`: validators in processes of their own under load.
@Command(
    name = "network",
    mixinStandardHelpOptions = true,
    description = {
      "Measures a network of validators, each a process of its own on this machine, with 1 s blocks,",
      "under load over JSON-RPC: transfers and storage writes a second, CPU time of all validators",
      "for each, and the time from sending to the receipt at half of that load."
    })
final class BenchNetworkCommand implements Callable<Integer> {
  private static final int MAX_VALIDATORS = 16;
  private static final int MAX_SECONDS = 600;
  private static final int MAX_IN_FLIGHT = 8_000;

  @Option(
      names = "--validators",
      paramLabel = "N",
      defaultValue = "4",
      description = "How many (default ${DEFAULT-VALUE}).")
  private int validators;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "How long each of three loads is measured (default ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--warm-up-seconds",
      paramLabel = "N",
      defaultValue = "20",
      description = "Load before each measurement (default ${DEFAULT-VALUE}).")
  private int warmUpSeconds;

  @Option(
      names = "--in-flight",
      paramLabel = "N",
      defaultValue = "4000",
      description = "Most transactions sent and in no block yet (default ${DEFAULT-VALUE}).")
  private int inFlight;

  @Option(
      names = "--besu-home",
      paramLabel = "DIR",
      description = "An unpacked Besu distribution: a network of its nodes is measured next.")
  private @Nullable Path besuHome;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    CommandSpec own = Objects.requireNonNull(spec);
    PrintWriter out = own.commandLine().getOut();
    MachineDescription machine = MachineDescription.current();
    NetworkBench bench =
        new NetworkBench(
            new NetworkBench.Plan(
                validators,
                Duration.ofSeconds(warmUpSeconds),
                Duration.ofSeconds(seconds),
                inFlight),
            own.commandLine().getErr()::println);
    try (WorkDirectory work = WorkDirectory.create("bench-network", Optional.empty())) {
      NetworkFigures ours = bench.run("concordat", work.path().resolve("concordat"));
      Optional<NetworkFigures> besu = besu(bench, work.path().resolve("besu"));
      if (json) {
        ObjectNode report = ours.toJson();
        besu.ifPresent(it -> report.set("besu", it.toJson()));
        report.set("machine", machine.toJson());
        out.println(report);
      } else {
        out.println(machine);
        out.println(ours);
        besu.ifPresent(out::println);
      }
    }
    return ExitCode.OK.status();
  }

  private Optional<NetworkFigures> besu(NetworkBench bench, Path directory)
      throws InterruptedException {
    return besuHome == null
        ? Optional.empty()
        : Optional.of(
            bench.run(
                "besu",
                directory,
                "--engine=BESU",
                "--besu-home=" + besuHome.toAbsolutePath(),
                "--data-storage-format=BONSAI"));
  }

  private void check() {
    if (validators < 1 || validators > MAX_VALIDATORS) {
      throw new BadInput("--validators is between 1 and " + MAX_VALIDATORS);
    }
    if (seconds < 1 || seconds > MAX_SECONDS || warmUpSeconds < 1 || warmUpSeconds > MAX_SECONDS) {
      throw new BadInput("--seconds and --warm-up-seconds are between 1 and " + MAX_SECONDS);
    }
    if (inFlight < 1 || inFlight > MAX_IN_FLIGHT) {
      throw new BadInput("--in-flight is between 1 and " + MAX_IN_FLIGHT);
    }
  }
}
