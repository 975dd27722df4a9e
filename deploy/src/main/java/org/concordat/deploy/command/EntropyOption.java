package org.concordat.deploy.command;

import java.security.SecureRandom;
import org.concordat.genesis.ceremony.Entropy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a contributor's secret comes from.
final class EntropyOption {
  @Option(
      names = "--entropy",
      interactive = true,
      arity = "0..1",
      paramLabel = "TEXT",
      description = {
        "Text that is hashed together with the system's randomness: dice, keys hit at random.",
        "Without a value it is asked for."
      })
  private @Nullable String added;

  Entropy entropy() {
    return new Entropy(new SecureRandom(), added == null ? "" : added);
  }
}
