package org.concordat.deploy.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.deploy.outcome.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `concordat zk powers contribute`: one member's contribution.
@Command(
    name = "contribute",
    mixinStandardHelpOptions = true,
    description = "Contributes to the powers of tau. File in, file out: it needs no network.")
final class ZkPowersContributeCommand implements Callable<Integer> {
  @Option(
      names = "--ptau",
      required = true,
      paramLabel = "FILE",
      description = "The powers of tau so far.")
  private @Nullable Path ptau;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The new file.")
  private @Nullable Path out;

  @Mixin private final ContributorOption contributor = new ContributorOption();

  @Mixin private final EntropyOption secret = new EntropyOption();

  @Mixin private CeremonyOptions ceremony = new CeremonyOptions();

  @Override
  public Integer call() {
    Path from = CeremonyOptions.there(ptau);
    Path target = CeremonyOptions.absent(out);
    Bytes hash =
        CeremonyOptions.accepted(
            from, ceremony.powers().contribute(from, target, contributor.name(), secret.entropy()));
    ceremony.printHash("Response hash:", hash);
    ceremony.printNext(
        "the response hash, signed as your organisation signs",
        "give %s to the next member; after the last one, the beacon: zk powers beacon"
            .formatted(target));
    return ExitCode.OK.status();
  }
}
