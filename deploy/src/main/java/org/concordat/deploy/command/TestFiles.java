package org.concordat.deploy.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.concordat.deploy.outcome.BadInput;

/// Test files as a command line names them.
final class TestFiles {
  private static final int MAX_FOLDER_DEPTH = 32;

  private TestFiles() {}

  /// The file itself, or all `.json` files below a folder.
  static List<Path> of(Path path) {
    if (!Files.exists(path)) {
      throw new BadInput(path + " does not exist; name a test file or a folder of them");
    }
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.walk(path, MAX_FOLDER_DEPTH)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      if (found.isEmpty()) {
        throw new BadInput(path + " holds no .json file; name a folder of tests");
      }
      return found;
    } catch (IOException | UncheckedIOException e) {
      throw new BadInput(path + " cannot be read: " + e.getMessage());
    }
  }
}
