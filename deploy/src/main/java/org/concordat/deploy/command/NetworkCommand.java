package org.concordat.deploy.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `concordat network`: what a consortium decides before its first block, and all its nodes on one
/// machine.
@Command(
    name = "network",
    mixinStandardHelpOptions = true,
    description = "Founds networks, and runs one on this machine.",
    subcommands = {NetworkCreateCommand.class, NetworkRunCommand.class})
public final class NetworkCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    CommandSpec own = Objects.requireNonNull(spec);
    throw new ParameterException(
        own.commandLine(), "name a command: " + String.join(", ", own.subcommands().keySet()));
  }
}
