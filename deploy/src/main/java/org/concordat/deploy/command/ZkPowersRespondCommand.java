package org.concordat.deploy.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.deploy.outcome.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `concordat zk powers respond`: the answer to a challenge.
@Command(
    name = "respond",
    mixinStandardHelpOptions = true,
    description = "Contributes by answering a challenge. File in, file out: it needs no network.")
final class ZkPowersRespondCommand implements Callable<Integer> {
  @Option(
      names = "--challenge",
      required = true,
      paramLabel = "FILE",
      description = "What the coordinator gave you.")
  private @Nullable Path challenge;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The new file.")
  private @Nullable Path out;

  @Mixin private final EntropyOption secret = new EntropyOption();

  @Mixin private CeremonyOptions ceremony = new CeremonyOptions();

  @Override
  public Integer call() {
    Path from = CeremonyOptions.there(challenge);
    Path target = CeremonyOptions.absent(out);
    Bytes hash =
        CeremonyOptions.accepted(from, ceremony.powers().respond(from, target, secret.entropy()));
    ceremony.printHash("Response hash:", hash);
    ceremony.printNext(
        "the response hash, signed as your organisation signs",
        "return %s to the coordinator, who runs zk powers import-response".formatted(target));
    return ExitCode.OK.status();
  }
}
