package org.concordat.deploy.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.concordat.anchor.verifier.KeyReading;
import org.concordat.anchor.verifier.VerificationKeyReader;
import org.concordat.anchor.verifier.VerifierKey;
import org.concordat.anchor.verifier.VerifierSource;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.deploy.outcome.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `concordat zk export-verifier`: the Solidity contract that checks proofs of one key.
@Command(
    name = "export-verifier",
    mixinStandardHelpOptions = true,
    description = "Writes the Solidity contract that checks proofs of a verifying key.")
public final class ZkExportVerifierCommand implements Callable<Integer> {
  @Option(
      names = "--verification-key",
      required = true,
      paramLabel = "FILE",
      description = "The key as verification_key.json.")
  private @Nullable Path verificationKey;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The .sol file.")
  private @Nullable Path out;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = VerifierSource.DEFAULT_NAME,
      description = "The contract's name (${DEFAULT-VALUE}).")
  private String name = VerifierSource.DEFAULT_NAME;

  @Option(
      names = "--development",
      description =
          "Takes a key nobody contributed to as well, and marks the contract: nothing may rest on"
              + " it.")
  private boolean development;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    VerifierKey key = key(Objects.requireNonNull(verificationKey));
    String source =
        switch (VerifierSource.write(key, name, development)) {
          case VerifierSource.Result.Written(String solidity) -> solidity;
          case VerifierSource.Result.Refused(String reason) -> throw new BadInput(reason);
        };
    Path file = Objects.requireNonNull(out);
    try {
      Files.writeString(file, source, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new BadInput("cannot write " + file + ": " + e.getMessage());
    }
    Objects.requireNonNull(spec)
        .commandLine()
        .getOut()
        .println(file + ": " + name + " for verifying key " + key.hash().toHexString());
    return ExitCode.OK.status();
  }

  /// Reads one byte past the bound, so that the reader sees a file that is too long.
  private static VerifierKey key(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return switch (VerificationKeyReader.read(
          in.readNBytes(VerificationKeyReader.MAXIMUM_BYTES + 1))) {
        case KeyReading.Read(VerifierKey key) -> key;
        case KeyReading.Refused(String reason) ->
            throw new BadInput(file + " is no verifying key: " + reason);
      };
    } catch (NoSuchFileException e) {
      throw new BadInput("there is no file " + file);
    } catch (IOException e) {
      throw new BadInput("cannot read " + file + ": " + e.getMessage());
    }
  }
}
