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

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "The name in the transcript, at most 64 characters.")
  private @Nullable String name;

  @Option(
      names = "--entropy",
      interactive = true,
      arity = "0..1",
      paramLabel = "TEXT",
      description = {
        "Text that is hashed together with the system's randomness: dice, keys hit at random.",
        "Without a value it is asked for."
      })
  private @Nullable String entropy;

  @Mixin private CeremonyOptions ceremony = new CeremonyOptions();

  @Override
  public Integer call() {
    Path from = CeremonyOptions.there(ptau);
    Path target = CeremonyOptions.absent(out);
    Bytes hash =
        CeremonyOptions.accepted(
            from,
            ceremony
                .powers()
                .contribute(
                    from, target, CeremonyOptions.name(name), CeremonyOptions.entropy(entropy)));
    ceremony.printHash("Response hash:", hash);
    ceremony.printNext(
        "the response hash, signed as your organisation signs",
        "give %s to the next member; after the last one, the beacon: zk powers beacon"
            .formatted(target));
    return ExitCode.OK.status();
  }
}
