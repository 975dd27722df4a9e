package org.concordat.deploy.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `concordat evm`: the EVM by itself, without a chain.
@Command(
    name = "evm",
    mixinStandardHelpOptions = true,
    description = "Runs the EVM without a chain.",
    subcommands = {StateTestCommand.class, BlockTestCommand.class})
public final class EvmCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    CommandSpec own = Objects.requireNonNull(spec);
    throw new ParameterException(
        own.commandLine(), "name a command: " + String.join(", ", own.subcommands().keySet()));
  }
}
