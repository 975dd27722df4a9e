package org.concordat.deploy.command;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.concordat.anchor.verifier.KeyWords;
import org.concordat.anchor.verifier.VerifierSource;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.deploy.outcome.ExitCode;
import org.concordat.genesis.groth16.VerifyingKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `concordat zk export-verifier`: the Solidity contract that checks proofs of one key.
@Command(
    name = "export-verifier",
    mixinStandardHelpOptions = true,
    description = "Writes the Solidity contract that checks proofs of a verifying key.")
public final class ZkExportVerifierCommand implements Callable<Integer> {
  @ArgGroup(multiplicity = "1")
  private @Nullable ZkKeyOption key;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The .sol file.")
  private @Nullable Path out;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = VerifierSource.DEFAULT_NAME,
      description = "The contract's name (${DEFAULT-VALUE}).")
  private String name = VerifierSource.DEFAULT_NAME;

  @Option(
      names = "--development",
      description =
          "Takes a key nobody contributed to as well, and marks the contract: nothing may rest on"
              + " it.")
  private boolean development;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    ZkKeyOption given = Objects.requireNonNull(key);
    VerifyingKey verifyingKey = given.read();
    given
        .provenance()
        .filter(it -> !development && it.refusedOutsideDevelopment())
        .ifPresent(it -> {
          throw new BadInput(it.description());
        });
    String source =
        switch (VerifierSource.write(verifyingKey, name, development)) {
          case VerifierSource.Result.Written(String solidity) -> solidity;
          case VerifierSource.Result.Refused(String reason) -> throw new BadInput(reason);
        };
    Path file = Objects.requireNonNull(out);
    ZkFiles.write(file, source);
    Objects.requireNonNull(spec)
        .commandLine()
        .getOut()
        .println(
            file + ": " + name + " for verifying key " + KeyWords.hash(verifyingKey).toHexString());
    return ExitCode.OK.status();
  }
}
