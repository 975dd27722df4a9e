package org.concordat.deploy.config;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// For the help text and for the command to say what it was configured by; the file itself has been
/// read by then.
public final class ConfigFileOption {
  @Option(
      names = Configuration.CONFIG_FILE,
      paramLabel = "FILE",
      description = {
        "A TOML file with options of this command as keys, without the dashes. The command line wins",
        "over CONCORDAT_... in the environment (CONCORDAT_DATA_PATH), and that over the file."
      })
  private @Nullable Path file;

  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }
}
