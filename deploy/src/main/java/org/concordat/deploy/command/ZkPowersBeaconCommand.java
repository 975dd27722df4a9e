package org.concordat.deploy.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.deploy.outcome.ExitCode;
import org.concordat.genesis.ceremony.Beacon;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `concordat zk powers beacon`: the last contribution, which has no secret.
@Command(
    name = "beacon",
    mixinStandardHelpOptions = true,
    description = "Ends phase 1 with a public value that was announced before it was known.")
final class ZkPowersBeaconCommand implements Callable<Integer> {
  @Option(
      names = "--ptau",
      required = true,
      paramLabel = "FILE",
      description = "The powers of tau so far.")
  private @Nullable Path ptau;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The new file.")
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
    Path from = CeremonyOptions.there(ptau);
    Path target = CeremonyOptions.absent(out);
    Beacon beacon = CeremonyOptions.beacon(value, iterationsLog);
    Bytes hash =
        CeremonyOptions.accepted(
            from, ceremony.powers().beacon(from, target, CeremonyOptions.name(name), beacon));
    ceremony.printHash("Response hash:", hash);
    ceremony.printNext(
        "the file and where the beacon can be looked up",
        "once, by anybody: zk powers prepare --ptau " + target);
    return ExitCode.OK.status();
  }
}
