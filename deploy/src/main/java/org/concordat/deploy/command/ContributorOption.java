package org.concordat.deploy.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Who contributes.
final class ContributorOption {
  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "The contributor's name in the transcript, at most 64 characters.")
  private @Nullable String name;

  String name() {
    return CeremonyOptions.name(name);
  }
}
