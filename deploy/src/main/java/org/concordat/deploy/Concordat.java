package org.concordat.deploy;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.concordat.deploy.command.BenchCommand;
import org.concordat.deploy.command.BlocksCommand;
import org.concordat.deploy.command.ChaosCommand;
import org.concordat.deploy.command.DemoCommand;
import org.concordat.deploy.command.DoctorCommand;
import org.concordat.deploy.command.EvmCommand;
import org.concordat.deploy.command.IssuerCommand;
import org.concordat.deploy.command.NetworkCommand;
import org.concordat.deploy.command.NodeCommand;
import org.concordat.deploy.command.PolicyCommand;
import org.concordat.deploy.command.VerifyCommand;
import org.concordat.deploy.command.ZkCommand;
import org.concordat.deploy.config.Configuration;
import org.concordat.deploy.localnet.ParentWatch;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.deploy.outcome.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The entry point: picks the command, and turns what goes wrong into a message and an exit code.
@Command(
    name = "concordat",
    description = "A permissioned consortium chain that can prove things in public.",
    mixinStandardHelpOptions = true,
    version = "concordat 0.1.0",
    subcommands = {
      BenchCommand.class,
      BlocksCommand.class,
      ChaosCommand.class,
      DemoCommand.class,
      DoctorCommand.class,
      EvmCommand.class,
      IssuerCommand.class,
      NetworkCommand.class,
      NodeCommand.class,
      PolicyCommand.class,
      VerifyCommand.class,
      ZkCommand.class
    })
public final class Concordat implements Runnable {
  private static final String NODE = "node";

  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  private Concordat() {}

  /// Runs the command line and ends the process with its exit code.
  public static void main(String[] args) {
    ParentWatch.begin();
    System.exit(run(args, System.out, System.err));
  }

  /// @return the exit code, see [org.concordat.deploy.outcome.ExitCode]
  public static int run(String[] args, PrintStream out, PrintStream err) {
    CommandLine command = new CommandLine(new Concordat());
    command.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    command.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    command.setExecutionExceptionHandler(new FailureReport());
    command.setCaseInsensitiveEnumValuesAllowed(true);
    try {
      configure(command, List.of(args));
    } catch (BadInput e) {
      err.println("concordat: " + e.getMessage());
      return ExitCode.BAD_INPUT.status();
    }
    return command.execute(args);
  }

  /// A node runs for years and is configured by a file; the other commands are typed.
  private static void configure(CommandLine command, List<String> args) {
    if (!args.isEmpty() && args.getFirst().equals(NODE)) {
      Configuration.apply(
          Objects.requireNonNull(command.getSubcommands().get(NODE)), args, System.getenv());
    }
  }

  @Override
  public void run() {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    throw new CommandLine.ParameterException(command, "name a command");
  }
}
