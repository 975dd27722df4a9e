package org.concordat.deploy.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `concordat issuer`: what an accredited issuer of records does. It needs no node and no network.
@Command(
    name = "issuer",
    mixinStandardHelpOptions = true,
    description = "Makes an issuer's key, signs deliveries of records and checks them.",
    subcommands = {IssuerKeygenCommand.class, IssuerSignCommand.class, IssuerCheckCommand.class})
public final class IssuerCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    CommandSpec own = Objects.requireNonNull(spec);
    throw new ParameterException(
        own.commandLine(), "name a command: " + String.join(", ", own.subcommands().keySet()));
  }
}
