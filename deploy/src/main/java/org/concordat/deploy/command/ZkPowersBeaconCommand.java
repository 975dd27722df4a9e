package org.concordat.deploy.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.deploy.outcome.ExitCode;
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

  @Mixin private final BeaconOptions ending = new BeaconOptions();

  @Mixin private CeremonyOptions ceremony = new CeremonyOptions();

  @Override
  public Integer call() {
    Path from = CeremonyOptions.there(ptau);
    Path target = CeremonyOptions.absent(out);
    Bytes hash =
        CeremonyOptions.accepted(
            from, ceremony.powers().beacon(from, target, ending.name(), ending.beacon()));
    ceremony.printHash("Response hash:", hash);
    ceremony.printNext(
        "the file and where the beacon can be looked up",
        "once, by anybody: zk powers prepare --ptau " + target);
    return ExitCode.OK.status();
  }
}
