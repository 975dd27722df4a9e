package org.concordat.deploy.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `concordat zk`: keys, proofs and verifier contracts, in snarkjs's file formats.
@Command(
    name = "zk",
    mixinStandardHelpOptions = true,
    description = "Works with Groth16 keys, proofs and verifier contracts.",
    subcommands = {
      ZkAttestCommand.class,
      ZkBeaconCommand.class,
      ZkCircuitCommand.class,
      ZkContributeCommand.class,
      ZkExportVerifierCommand.class,
      ZkPowersCommand.class,
      ZkProveCommand.class,
      ZkSetupCommand.class,
      ZkVerifyCommand.class,
      ZkVerifyKeyCommand.class
    })
public final class ZkCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    CommandSpec own = Objects.requireNonNull(spec);
    throw new ParameterException(
        own.commandLine(), "name a command: " + String.join(", ", own.subcommands().keySet()));
  }
}
