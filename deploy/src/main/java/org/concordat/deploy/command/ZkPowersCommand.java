package org.concordat.deploy.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `concordat zk powers`: phase 1.
@Command(
    name = "powers",
    mixinStandardHelpOptions = true,
    description = "Phase 1 of the ceremony: the powers of tau, once for all circuits.",
    subcommands = {
      ZkPowersNewCommand.class,
      ZkPowersContributeCommand.class,
      ZkPowersChallengeCommand.class,
      ZkPowersRespondCommand.class,
      ZkPowersImportCommand.class,
      ZkPowersBeaconCommand.class,
      ZkPowersPrepareCommand.class,
      ZkPowersVerifyCommand.class
    })
final class ZkPowersCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    CommandSpec own = Objects.requireNonNull(spec);
    throw new ParameterException(
        own.commandLine(), "name a command: " + String.join(", ", own.subcommands().keySet()));
  }
}
