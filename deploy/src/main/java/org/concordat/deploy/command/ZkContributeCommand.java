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

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "Your name in the transcript, at most 64 characters.")
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
    Path from = CeremonyOptions.there(zkey);
    Path target = CeremonyOptions.absent(out);
    CircuitKey.Published published =
        CeremonyOptions.accepted(
            from,
            ceremony
                .key()
                .contribute(
                    from, target, CeremonyOptions.name(name), CeremonyOptions.entropy(entropy)));
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
