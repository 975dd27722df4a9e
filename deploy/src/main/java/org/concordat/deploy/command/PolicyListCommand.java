package org.concordat.deploy.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `concordat policy list`: accredited issuers, blocked jurisdictions, sanctioned entities.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Makes a list from a CSV file, signs it, shows it, and says what changed.",
    subcommands = {
      ListBuildCommand.class,
      ListDiffCommand.class,
      ListShowCommand.class,
      ListSignCommand.class
    })
final class PolicyListCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    CommandSpec own = Objects.requireNonNull(spec);
    throw new ParameterException(
        own.commandLine(), "name a command: " + String.join(", ", own.subcommands().keySet()));
  }
}
