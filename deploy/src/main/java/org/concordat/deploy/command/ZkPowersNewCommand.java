package org.concordat.deploy.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.deploy.outcome.ExitCode;
import org.concordat.genesis.ceremony.PowersOfTau;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `concordat zk powers new`: the powers a ceremony starts from.
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description = "Begins phase 1: a file to which nobody has contributed.")
final class ZkPowersNewCommand implements Callable<Integer> {
  @Option(
      names = "--power",
      required = true,
      paramLabel = "K",
      description = "For circuits of up to 2^K constraints; zk setup says what a circuit needs.")
  private int power;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The new file.")
  private @Nullable Path out;

  @Mixin private CeremonyOptions ceremony = new CeremonyOptions();

  @Override
  public Integer call() {
    if (power < PowersOfTau.POWER_MIN || power > PowersOfTau.POWER_MAX) {
      throw new BadInput("--power is 1 to " + PowersOfTau.POWER_MAX);
    }
    Path target = CeremonyOptions.absent(out);
    Bytes hash = ceremony.powers().create(power, target);
    ceremony.printHash("First challenge hash:", hash);
    ceremony.printNext("", "the first member runs zk powers contribute --ptau " + target);
    return ExitCode.OK.status();
  }
}
