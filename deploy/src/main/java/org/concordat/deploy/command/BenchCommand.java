package org.concordat.deploy.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `concordat bench`: what the engine does per second, and peers beside it.
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures this machine's figures, beside peers in the same run where given.",
    subcommands = {
      BenchEvmCommand.class,
      BenchImportCommand.class,
      BenchNetworkCommand.class,
      BenchArchiveCommand.class,
      BenchPrecompilesCommand.class,
      BenchWorstCommand.class,
      BenchZkCommand.class
    })
public final class BenchCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    CommandSpec own = Objects.requireNonNull(spec);
    throw new ParameterException(
        own.commandLine(), "name a benchmark: " + String.join(", ", own.subcommands().keySet()));
  }
}
