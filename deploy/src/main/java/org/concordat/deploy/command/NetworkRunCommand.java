package org.concordat.deploy.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.concordat.deploy.localnet.JvmProfile;
import org.concordat.deploy.localnet.LocalNetwork;
import org.concordat.deploy.localnet.LocalNetworkException;
import org.concordat.deploy.outcome.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `concordat network run`: every member's node, each a process of its own.
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the node of every member of a network on this machine, each as a process of its own from",
      "its own folder, until interrupted. For trying out: members on machines of their own run node."
    })
final class NetworkRunCommand implements Callable<Integer> {
  private static final Duration FIRST_BLOCK = Duration.ofMinutes(2);
  private static final Duration BEAT = Duration.ofSeconds(1);

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      required = true,
      description = "The directory that network create wrote.")
  private @Nullable Path directory;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Path dir = Objects.requireNonNull(directory);
    try (LocalNetwork network = LocalNetwork.in(dir, JvmProfile.LONG_RUNNING, Clock.systemUTC());
        WhenEnded ending = new WhenEnded(network::close)) {
      network.startAll();
      for (int member = 0; member < network.size(); member++) {
        out.println("  %-16s %s".formatted(network.name(member), network.rpcUrl(member)));
      }
      if (!network.awaitHead(1, FIRST_BLOCK) && !ending.ending()) {
        throw new LocalNetworkException(
            "no block within " + FIRST_BLOCK.toSeconds() + " s; see the members' data.log");
      }
      out.println("All have block 1. Running until interrupted (Ctrl-C).");
      watch(network, ending);
    }
    return ExitCode.OK.status();
  }

  /// A consortium goes on while a member is away; whoever tries one wants to know of it.
  private static void watch(LocalNetwork network, WhenEnded ending) throws InterruptedException {
    while (!ending.ending()) {
      Thread.sleep(BEAT);
      for (int member = 0; member < network.size(); member++) {
        if (!network.isRunning(member) && !ending.ending()) {
          throw new LocalNetworkException(
              network.name(member) + " has ended: " + network.output(member));
        }
      }
    }
  }
}
