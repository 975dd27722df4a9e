package org.concordat.deploy.command;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.concordat.deploy.chaos.ChaosPlan;
import org.concordat.deploy.chaos.ChaosReport;
import org.concordat.deploy.chaos.ChaosRun;
import org.concordat.deploy.chaos.KillReport;
import org.concordat.deploy.chaos.KillRun;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.deploy.outcome.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `concordat chaos`: what a node survives.
@Command(
    name = "chaos",
    mixinStandardHelpOptions = true,
    description = {
      "Breaks a network of its own on purpose, four validators in processes of their own, and checks",
      "that it neither forks nor signs twice, and goes on afterwards."
    },
    subcommands = ChaosCommand.Kill.class)
public final class ChaosCommand implements Callable<Integer> {
  private static final int LEAST_MINUTES = 2;
  private static final int MOST_MINUTES = 24 * 60;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "Seed of the plan (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "5",
      description = "How long, 2 to 1440 (default ${DEFAULT-VALUE}).")
  private int minutes;

  @Option(
      names = "--data-path",
      paramLabel = "DIR",
      description = "A new directory that is kept; a temporary one when left out.")
  private @Nullable Path dataPath;

  @Option(names = "--json", description = "Print one JSON object on standard output.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (minutes < LEAST_MINUTES || minutes > MOST_MINUTES) {
      throw new BadInput("--minutes must be %d to %d".formatted(LEAST_MINUTES, MOST_MINUTES));
    }
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    try (WorkDirectory directory = WorkDirectory.create("chaos", Optional.ofNullable(dataPath))) {
      ChaosReport report =
          ChaosRun.run(
              ChaosPlan.of(seed, minutes),
              directory.path().resolve("network"),
              new SecureRandom(),
              Clock.systemUTC(),
              line.getErr()::println);
      line.getOut().println(json ? report.toJson() : report.toText());
      return (report.passed() ? ExitCode.OK : ExitCode.CHECK_FAILED).status();
    }
  }

  /// Kills a node under load and checks that no final block is lost.
  @Command(
      name = "kill",
      mixinStandardHelpOptions = true,
      description = "Kills a node under load, again and again, and counts lost blocks.")
  static final class Kill implements Callable<Integer> {
    private static final int MAX_KILLS = 100_000;

    @Option(
        names = "--kills",
        paramLabel = "N",
        defaultValue = "20",
        description = "How often (default ${DEFAULT-VALUE}).")
    private int kills;

    @Option(
        names = "--seed",
        paramLabel = "SEED",
        defaultValue = "1",
        description = "Seed of the moments and the load (default ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
        names = "--data-path",
        paramLabel = "DIR",
        description = "A new directory that is kept; a temporary one when left out.")
    private @Nullable Path dataPath;

    @Option(names = "--json", description = "Print one JSON object on standard output.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
      if (kills < 1 || kills > MAX_KILLS) {
        throw new BadInput("--kills must be 1 to " + MAX_KILLS);
      }
      CommandSpec own = Objects.requireNonNull(spec);
      try (WorkDirectory directory = WorkDirectory.create("chaos", Optional.ofNullable(dataPath))) {
        KillRun.Plan plan = new KillRun.Plan(kills, seed, directory.path().resolve("network"));
        KillReport report =
            KillRun.run(
                plan, new SecureRandom(), Clock.systemUTC(), own.commandLine().getErr()::println);
        own.commandLine().getOut().println(json ? report.toJson() : report.toText());
        return (report.nothingLost() ? ExitCode.OK : ExitCode.CHECK_FAILED).status();
      }
    }
  }
}
