package org.concordat.deploy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A directory that is gone with all in it when it is closed.
record ScratchDirectory(Path path) implements AutoCloseable {
  static ScratchDirectory create() throws IOException {
    return new ScratchDirectory(Files.createTempDirectory("concordat-bench"));
  }

  Path resolve(String name) {
    return path.resolve(name);
  }

  /// What the files below `name` hold.
  long bytes(String name) throws IOException {
    long bytes = 0;
    for (Path file : files(resolve(name))) {
      bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    for (Path file : files(path).reversed()) {
      Files.delete(file);
    }
  }

  /// Directories before what is in them.
  private static List<Path> files(Path below) throws IOException {
    try (Stream<Path> files = Files.walk(below)) {
      return files.sorted(Comparator.naturalOrder()).toList();
    }
  }
}
