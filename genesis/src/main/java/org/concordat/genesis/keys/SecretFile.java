package org.concordat.genesis.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.GenesisException;

/// A file with one secret of 32 bytes: 64 hexadecimal digits and a line feed.
public final class SecretFile {
  /// Room for a prefix, the digits and some white space; a larger file is something else.
  private static final int LENGTH_MAX = 128;

  private static final Pattern CONTENT = Pattern.compile("(0[xX])?[0-9a-fA-F]{64}");

  private SecretFile() {}

  /// @throws GenesisException if there is no such file or it holds anything else
  public static Bytes32 read(Path file) {
    try {
      if (Files.size(file) > LENGTH_MAX) {
        throw unusable(file, "it is longer than a key");
      }
      String content = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
      if (!CONTENT.matcher(content).matches()) {
        throw unusable(file, "expected 64 hexadecimal digits and nothing else");
      }
      return Bytes32.fromHexString(content);
    } catch (NoSuchFileException e) {
      throw new GenesisException("There is no key file " + file + "; check the path", e);
    } catch (IOException e) {
      throw new GenesisException("Cannot read the key file " + file + ": check its rights", e);
    }
  }

  static GenesisException unusable(Path file, String reason) {
    return new GenesisException("The key file " + file + " cannot be used: " + reason);
  }

  /// Writes a new file of mode 0600, which has its rights from the moment it exists.
  ///
  /// @throws GenesisException if the file exists or cannot be written
  public static void write(Path file, Bytes32 secret) {
    byte[] content = (secret.toUnprefixedHexString() + "\n").getBytes(StandardCharsets.US_ASCII);
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (SeekableByteChannel channel = Files.newByteChannel(file, options, ownerOnly(file))) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (FileAlreadyExistsException e) {
      throw new GenesisException(
          "The key file " + file + " exists and is not written over; move it away first", e);
    } catch (IOException e) {
      throw new GenesisException("Cannot write the key file " + file + ": check the folder", e);
    }
  }

  /// Nothing on file systems that know no POSIX rights; there the folder's own rights must do.
  private static FileAttribute<?>[] ownerOnly(Path file) {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
