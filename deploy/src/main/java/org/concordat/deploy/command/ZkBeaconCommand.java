package org.concordat.deploy.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.concordat.deploy.outcome.ExitCode;
import org.concordat.genesis.ceremony.Beacon;
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

  @Option(
      names = "--name",
      defaultValue = "beacon",
      paramLabel = "NAME",
      description = "What the transcript calls it (default ${DEFAULT-VALUE}).")
  private @Nullable String name;

  @Option(
      names = "--value",
      required = true,
      paramLabel = "HEX",
      description = "The public value, for instance the hash of an announced L1 block.")
  private @Nullable String value;

  @Option(
      names = "--iterations-log",
      defaultValue = "10",
      paramLabel = "N",
      description = "It is hashed 2^N times, 10 to 32 (default ${DEFAULT-VALUE}).")
  private int iterationsLog;

  @Mixin private CeremonyOptions ceremony = new CeremonyOptions();

  @Override
  public Integer call() {
    Path from = CeremonyOptions.there(zkey);
    Path target = CeremonyOptions.absent(out);
    Beacon beacon = CeremonyOptions.beacon(value, iterationsLog);
    CircuitKey.Published published =
        CeremonyOptions.accepted(
            from, ceremony.key().beacon(from, target, CeremonyOptions.name(name), beacon));
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
