package org.concordat.deploy.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.concordat.deploy.outcome.ExitCode;
import org.concordat.genesis.ceremony.CircuitKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `concordat zk contribute`: one member's contribution to a circuit's key. File in, file out: it
/// needs no network.
@Command(
    name = "contribute",
    mixinStandardHelpOptions = true,
    description = {
      "Contributes to a circuit's key. The secret is drawn, used and forgotten; run it on a machine",
      "you trust, best without a network, and restart that machine afterwards."
    })
final class ZkContributeCommand implements Callable<Integer> {
  @Option(
      names = "--zkey",
      required = true,
      paramLabel = "FILE",
      description = "The key as the member before left it.")
  private @Nullable Path zkey;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The new .zkey.")
  private @Nullable Path out;

  @Mixin private final ContributorOption contributor = new ContributorOption();

  @Mixin private final EntropyOption secret = new EntropyOption();

  @Mixin private CeremonyOptions ceremony = new CeremonyOptions();

  @Override
  public Integer call() {
    Path from = CeremonyOptions.there(zkey);
    Path target = CeremonyOptions.absent(out);
    CircuitKey.Published published =
        CeremonyOptions.accepted(
            from, ceremony.key().contribute(from, target, contributor.name(), secret.entropy()));
    report(ceremony, published, target);
    return ExitCode.OK.status();
  }

  static void report(CeremonyOptions ceremony, CircuitKey.Published published, Path target) {
    ceremony.printHash("Circuit hash:", published.circuitHash());
    ceremony.printHash(
        "Contribution hash (number %d):".formatted(published.number()),
        published.contributionHash());
    ceremony.printNext(
        "the contribution hash, and what zk attest --zkey %s --number %d signs"
            .formatted(target, published.number()),
        "give %s to the next member; after the last one, the announced beacon: zk beacon"
            .formatted(target));
  }
}
