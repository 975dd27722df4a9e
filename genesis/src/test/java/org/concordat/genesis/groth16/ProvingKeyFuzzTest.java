package org.concordat.genesis.groth16;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.Workers;
import org.concordat.genesis.snarkfile.Reading;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Any bytes are a key or refused; and with any key a proof that verifies is made, or none.
class ProvingKeyFuzzTest {
  /// The time to prove grows with the file, and says nothing new.
  private static final int DOMAIN_MAX = 64;

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingButARefusalComesOfBadBytes(byte[] input) {
    fuzzerTestOneInput(input);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    try {
      Path file = Files.createTempFile("fuzz", ".zkey");
      try {
        Files.write(file, input);
        if (ProvingKey.open(file) instanceof Reading.Accepted<ProvingKey>(ProvingKey key)) {
          try (key) {
            prove(key);
          }
        }
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void prove(ProvingKey key) {
    Optional<Witness> witness =
        Arrays.stream(Example.values())
            .map(Example::witness)
            .filter(example -> example.wires() == key.wires())
            .findFirst();
    if (witness.isPresent() && key.domain() <= DOMAIN_MAX) {
      try (Workers workers = Workers.of(1)) {
        new Prover(key, workers, step -> {}).prove(witness.get(), Fr.of(3), Fr.of(5));
      }
    }
  }

  static Stream<byte[]> seeds() {
    return Stream.of(Example.values()).map(example -> bytes(example.file("zkey")));
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
