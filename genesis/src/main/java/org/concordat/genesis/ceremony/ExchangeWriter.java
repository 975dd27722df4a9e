package org.concordat.genesis.ceremony;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.GenesisException;

/// Writes the two files by which a member contributes on a machine without a network, hashing what
/// it writes.
final class ExchangeWriter implements AutoCloseable {
  private final Path target;
  private final OutputStream out;
  private final Blake2b hash = new Blake2b();

  private ExchangeWriter(Path target, OutputStream out) {
    this.target = target;
    this.out = out;
  }

  static ExchangeWriter create(Path target) {
    try {
      return new ExchangeWriter(target, new BufferedOutputStream(Files.newOutputStream(target)));
    } catch (IOException e) {
      throw cannotWrite(target, e);
    }
  }

  /// @return the challenge's hash
  static Bytes challenge(Path target, PowersFile powers, PowersWriter lists) {
    try (ExchangeWriter out = create(target)) {
      out.write(powers.last(lists).responseHash().toArrayUnsafe());
      for (PowersSection section : PowersSection.values()) {
        lists.forEach(
            powers,
            section,
            points -> out.write(PowersWriter.uncompressed(section.group(), points)));
      }
      return Bytes.wrap(out.hash.digest());
    }
  }

  /// @param powers after the contribution
  /// @return the response's hash
  static Bytes response(
      Path target,
      Bytes challenge,
      PowersSource powers,
      PowersSecret.Proofs proofs,
      PowersWriter lists) {
    try (ExchangeWriter out = create(target)) {
      out.write(challenge.toArrayUnsafe());
      for (PowersSection section : PowersSection.values()) {
        lists.forEach(
            powers, section, points -> out.write(PowersWriter.compressed(section.group(), points)));
      }
      out.write(proofs.bytes());
      return Bytes.wrap(out.hash.digest());
    }
  }

  private void write(byte[] bytes) {
    hash.update(bytes);
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw cannotWrite(target, e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw cannotWrite(target, e);
    }
  }

  private static GenesisException cannotWrite(Path file, IOException cause) {
    return new GenesisException(
        "cannot write " + file + ": check that the folder is there and has room", cause);
  }
}
