package org.concordat.deploy.command;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.genesis.ceremony.KeyProvenance;
import org.concordat.genesis.groth16.ProvingKey;
import org.concordat.genesis.groth16.SnarkJson;
import org.concordat.genesis.groth16.VerifyingKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a verifying key is read from: one of the two.
final class ZkKeyOption {
  @Option(
      names = "--verification-key",
      required = true,
      paramLabel = "FILE",
      description = "The key as verification_key.json.")
  private @Nullable Path verificationKey;

  @Option(
      names = "--zkey",
      required = true,
      paramLabel = "FILE",
      description = "The key that proofs are made with, in place of the verifying key.")
  private @Nullable Path zkey;

  /// What the transcript of a proving key says of it; nothing where only a verifying key is given.
  Optional<KeyProvenance> provenance() {
    return Optional.ofNullable(zkey)
        .map(file ->
            KeyProvenance.of(file).orElseThrow(reason -> new BadInput(file + ": " + reason)));
  }

  VerifyingKey read() {
    if (verificationKey != null) {
      return ZkFiles.json(verificationKey, SnarkJson::readVerifyingKey);
    }
    try (ProvingKey proving = ZkFiles.provingKey(Objects.requireNonNull(zkey))) {
      return proving.verifyingKey();
    }
  }
}
