package org.concordat.deploy.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.deploy.outcome.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `concordat zk powers export-challenge`: what a member with a tool of its own answers.
@Command(
    name = "export-challenge",
    mixinStandardHelpOptions = true,
    description =
        "Writes a challenge: what a member answers with snarkjs or with zk powers respond.")
final class ZkPowersChallengeCommand implements Callable<Integer> {
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
    Bytes hash = CeremonyOptions.accepted(from, ceremony.powers().exportChallenge(from, target));
    ceremony.printHash("Challenge hash:", hash);
    ceremony.printNext(
        "",
        "the member runs zk powers respond --challenge %s and returns a file".formatted(target));
    return ExitCode.OK.status();
  }
}
