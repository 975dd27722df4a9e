package org.concordat.deploy.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Function;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.genesis.groth16.ProvingKey;
import org.concordat.genesis.groth16.Witness;
import org.concordat.genesis.snarkfile.Reading;

/// The files of the `zk` commands. What cannot be read is {@link BadInput}, with the file's name.
final class ZkFiles {
  /// A key with 10,000 public inputs has 3 MB.
  private static final int JSON_BYTES_MAX = 16 << 20;

  private ZkFiles() {}

  static ProvingKey provingKey(Path file) {
    requireThere(file, "a .zkey of snarkjs or `concordat zk setup`");
    return accepted(file, ProvingKey.open(file));
  }

  static Witness witness(Path file) {
    requireThere(file, "the .wtns that the circuit's witness program wrote");
    return accepted(file, Witness.read(file));
  }

  static <T> T json(Path file, Function<String, Reading<T>> reader) {
    requireThere(file, "a JSON file as snarkjs writes it");
    return accepted(file, reader.apply(text(file)));
  }

  private static <T> T accepted(Path file, Reading<T> reading) {
    return reading.orElseThrow(reason -> new BadInput(file + ": " + reason));
  }

  private static void requireThere(Path file, String what) {
    if (!Files.isRegularFile(file)) {
      throw new BadInput(file + " is not a file: give " + what);
    }
  }

  private static String text(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(JSON_BYTES_MAX + 1);
      if (bytes.length > JSON_BYTES_MAX) {
        throw new BadInput(file + " has more than " + JSON_BYTES_MAX + " bytes");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new BadInput(file + " does not exist");
    } catch (IOException e) {
      throw new BadInput(file + " cannot be read: " + e.getMessage());
    }
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new BadInput(file + " cannot be written: " + e.getMessage());
    }
  }
}
