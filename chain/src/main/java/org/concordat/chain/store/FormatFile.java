package org.concordat.chain.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concordat.chain.ChainException;
import org.concordat.chain.ChainException.Code;
import org.jspecify.annotations.Nullable;

/// The file that says which version wrote a database directory. It is read before RocksDB opens
/// anything, so that a directory of another format stays as it is.
record FormatFile(Path directory) {
  static final String NAME = "CONCORDAT-FORMAT";

  /// Raised by every change to keys, values or segments that this version could not read.
  static final int VERSION = 2;

  /// Creates the directory where needed, checks that it can be used, and marks a new one.
  ///
  /// @return whether a database is still to be created in it
  boolean prepare() {
    try {
      Files.createDirectories(directory);
      if (!Files.isWritable(directory)) {
        throw readOnly("is not writable", null);
      }
      boolean fresh = isFresh();
      if (fresh) {
        mark();
      } else if (check() < VERSION) {
        mark();
      }
      return fresh;
    } catch (IOException fault) {
      throw readOnly("cannot be used (" + fault + ")", fault);
    }
  }

  /// Checks that the directory holds a database of this very format. Changes nothing.
  void requireCurrent() {
    try {
      int version = check();
      if (version < VERSION) {
        throw new ChainException(
            Code.STORE_FORMAT,
            directory
                + " has database format "
                + version
                + ". A node of this version brings it to format "
                + VERSION
                + " when it starts: start one on it first; nothing was changed.");
      }
    } catch (IOException fault) {
      throw readOnly("cannot be used (" + fault + ")", fault);
    }
  }

  private boolean isFresh() throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      Set<String> names =
          entries.map(entry -> entry.getFileName().toString()).collect(Collectors.toSet());
      return Set.of(NAME, NAME + ".new").containsAll(names);
    }
  }

  /// From here on an older version leaves the directory alone. What is in it is brought up to this
  /// format by who knows what it means, before anything else is done with it.
  private void mark() throws IOException {
    Path next = directory.resolve(NAME + ".new");
    Files.writeString(next, VERSION + "\n");
    Files.move(
        next,
        directory.resolve(NAME),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private int check() throws IOException {
    Path file = directory.resolve(NAME);
    if (!Files.exists(file)) {
      throw new ChainException(
          Code.STORE_FORMAT,
          directory
              + " holds files but no "
              + NAME
              + ": it is not a Concordat database."
              + " Choose another data directory; nothing was changed.");
    }
    String text = Files.readString(file).strip();
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw new ChainException(
          Code.STORE_CORRUPT,
          file
              + " is damaged: it should hold a version number."
              + " Restore the data directory from a backup; nothing was changed.");
    }
    if (Integer.parseInt(text) > VERSION) {
      throw new ChainException(
          Code.STORE_FORMAT,
          directory
              + " has database format "
              + text
              + ", this version reads up to "
              + VERSION
              + ". Start the newer version again, or choose another data directory;"
              + " nothing was changed.");
    }
    return Integer.parseInt(text);
  }

  private ChainException readOnly(String what, @Nullable Throwable cause) {
    return new ChainException(
        Code.STORE_READ_ONLY,
        "The data directory "
            + directory
            + " "
            + what
            + ". Give this user write access to it or choose another one.",
        cause);
  }
}
