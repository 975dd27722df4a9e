package org.concordat.deploy.command;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.concordat.deploy.outcome.BadInput;
import org.jspecify.annotations.Nullable;

/// Where a command writes: a new directory of the user's that stays, or a temporary one that is
/// removed when this is closed.
final class WorkDirectory implements AutoCloseable {
  private final Path path;
  private final boolean kept;

  private WorkDirectory(Path path, boolean kept) {
    this.path = path;
    this.kept = kept;
  }

  /// @param purpose a word in the name of a temporary directory
  /// @throws BadInput when the user's directory exists or cannot be created
  static WorkDirectory create(String purpose, Optional<Path> keep) throws IOException {
    if (keep.isEmpty()) {
      return new WorkDirectory(Files.createTempDirectory("concordat-" + purpose + "-"), false);
    }
    Path wanted = keep.get();
    if (Files.exists(wanted)) {
      throw new BadInput(wanted + " exists and is not written over; name another directory");
    }
    try {
      return new WorkDirectory(Files.createDirectories(wanted), true);
    } catch (IOException e) {
      throw new BadInput(wanted + " cannot be created: " + e.getMessage());
    }
  }

  Path path() {
    return path;
  }

  boolean kept() {
    return kept;
  }

  /// More than once does no harm.
  @Override
  public synchronized void close() throws IOException {
    if (!kept && Files.exists(path)) {
      delete(path);
    }
  }

  private static void delete(Path directory) throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
