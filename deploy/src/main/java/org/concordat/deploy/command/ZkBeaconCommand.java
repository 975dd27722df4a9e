package org.concordat.deploy.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.concordat.deploy.outcome.ExitCode;
import org.concordat.genesis.ceremony.CircuitKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `concordat zk beacon`: the last contribution, which has no secret.
@Command(
    name = "beacon",
    mixinStandardHelpOptions = true,
    description = {
      "Ends phase 2 with a public value that was announced before it was known. Everybody can",
      "repeat this step and gets the same file."
    })
final class ZkBeaconCommand implements Callable<Integer> {
  @Option(names = "--zkey", required = true, paramLabel = "FILE", description = "The key.")
  private @Nullable Path zkey;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The final .zkey.")
  private @Nullable Path out;

  @Mixin private final BeaconOptions ending = new BeaconOptions();

  @Mixin private CeremonyOptions ceremony = new CeremonyOptions();

  @Override
  public Integer call() {
    Path from = CeremonyOptions.there(zkey);
    Path target = CeremonyOptions.absent(out);
    CircuitKey.Published published =
        CeremonyOptions.accepted(
            from, ceremony.key().beacon(from, target, ending.name(), ending.beacon()));
    ceremony.printHash("Circuit hash:", published.circuitHash());
    ceremony.printHash(
        "Contribution hash (number %d):".formatted(published.number()),
        published.contributionHash());
    ceremony.printNext(
        "the final key and where the beacon's value can be looked up",
        "everybody checks: zk verify-key --r1cs FILE --ptau FILE --zkey %s".formatted(target));
    return ExitCode.OK.status();
  }
}
