package org.concordat.deploy.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.concordat.deploy.outcome.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `concordat zk powers prepare`: the values that keys are made from.
@Command(
    name = "prepare",
    mixinStandardHelpOptions = true,
    description =
        "Adds what keys are made from. No secret is involved; everybody gets the same file.")
final class ZkPowersPrepareCommand implements Callable<Integer> {
  @Option(
      names = "--ptau",
      required = true,
      paramLabel = "FILE",
      description = "The powers of tau so far.")
  private @Nullable Path ptau;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The new file.")
  private @Nullable Path out;

  @Mixin private CeremonyOptions ceremony = new CeremonyOptions();

  @Override
  public Integer call() {
    Path from = CeremonyOptions.there(ptau);
    Path target = CeremonyOptions.absent(out);
    int count = CeremonyOptions.accepted(from, ceremony.powers().prepare(from, target));
    ceremony.out().println(target + ": prepared, with " + count + " contributions");
    ceremony.printNext("the file", "everybody checks: zk powers verify --ptau " + target);
    return ExitCode.OK.status();
  }
}
