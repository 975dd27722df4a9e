package org.concordat.deploy.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `concordat blocks`: a chain into a file and out of it.
@Command(
    name = "blocks",
    mixinStandardHelpOptions = true,
    description = "Writes a stopped node's blocks to a file, or takes blocks from one.",
    subcommands = {ExportBlocksCommand.class, ImportBlocksCommand.class})
public final class BlocksCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    CommandSpec own = Objects.requireNonNull(spec);
    throw new ParameterException(
        own.commandLine(), "name a command: " + String.join(", ", own.subcommands().keySet()));
  }
}
