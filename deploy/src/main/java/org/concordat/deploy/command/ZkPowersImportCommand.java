package org.concordat.deploy.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.deploy.outcome.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `concordat zk powers import-response`: adds a response.
@Command(
    name = "import-response",
    mixinStandardHelpOptions = true,
    description = "Adds a member'\''s response to the powers whose challenge it answers.")
final class ZkPowersImportCommand implements Callable<Integer> {
  @Option(
      names = "--ptau",
      required = true,
      paramLabel = "FILE",
      description = "The powers of tau so far.")
  private @Nullable Path ptau;

  @Option(
      names = "--response",
      required = true,
      paramLabel = "FILE",
      description = "What the member gave back.")
  private @Nullable Path response;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The new file.")
  private @Nullable Path out;

  @Mixin private final ContributorOption contributor = new ContributorOption();

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
                .importResponse(from, CeremonyOptions.there(response), target, contributor.name()));
    ceremony.printHash("Response hash:", hash);
    ceremony.printNext(
        "that this hash is in; the member compares it with its own",
        "the next member contributes to " + target);
    return ExitCode.OK.status();
  }
}
