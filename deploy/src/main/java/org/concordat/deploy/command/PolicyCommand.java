package org.concordat.deploy.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `concordat policy`: what batches are measured by. It needs no node and no network.
@Command(
    name = "policy",
    mixinStandardHelpOptions = true,
    description = "Makes, shows and compares the lists of a policy, and computes its root.",
    subcommands = {PolicyListCommand.class, PolicyRootCommand.class})
public final class PolicyCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    CommandSpec own = Objects.requireNonNull(spec);
    throw new ParameterException(
        own.commandLine(), "name a command: " + String.join(", ", own.subcommands().keySet()));
  }
}
