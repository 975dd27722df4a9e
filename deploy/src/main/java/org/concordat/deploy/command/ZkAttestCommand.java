package org.concordat.deploy.command;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.deploy.outcome.ExitCode;
import org.concordat.genesis.ceremony.Attestation;
import org.concordat.genesis.ceremony.CircuitKey;
import org.concordat.genesis.keys.SoftwareKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `concordat zk attest`: a member signs for its contribution.
@Command(
    name = "attest",
    mixinStandardHelpOptions = true,
    description = {
      "Signs that a contribution to a key is yours. Names in a key are not authenticated; this",
      "statement is."
    })
final class ZkAttestCommand implements Callable<Integer> {
  @Option(names = "--zkey", required = true, paramLabel = "FILE", description = "The key.")
  private @Nullable Path zkey;

  @Option(
      names = "--number",
      required = true,
      paramLabel = "N",
      description = "Your contribution, counted from 1.")
  private int number;

  @Option(
      names = "--member",
      required = true,
      paramLabel = "NAME",
      description = "Your name in the consortium.")
  private @Nullable String member;

  @Option(
      names = "--private-key-file",
      required = true,
      paramLabel = "FILE",
      description = "Your organisation's signing key.")
  private @Nullable Path keyFile;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The statement.")
  private @Nullable Path out;

  @Mixin private CeremonyOptions ceremony = new CeremonyOptions();

  @Override
  public Integer call() {
    Path key = CeremonyOptions.there(zkey);
    Path target = CeremonyOptions.absent(out);
    CircuitKey.Published published =
        CeremonyOptions.accepted(key, CircuitKey.published(key, number));
    AttestationFile.write(
        target, attestation(published), SoftwareKey.read(CeremonyOptions.there(keyFile)));
    ceremony.out().print(attestation(published).statement());
    ceremony.printNext(target.toString(), "officers check it: zk verify-key --attestations");
    return ExitCode.OK.status();
  }

  private Attestation attestation(CircuitKey.Published published) {
    try {
      return new Attestation(
          Objects.requireNonNull(member),
          published.circuitHash(),
          published.number(),
          published.contributionHash());
    } catch (IllegalArgumentException e) {
      throw new BadInput("--member: " + e.getMessage());
    }
  }
}
