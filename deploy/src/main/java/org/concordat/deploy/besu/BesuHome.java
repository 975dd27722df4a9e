package org.concordat.deploy.besu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.concordat.deploy.outcome.BadInput;

/// An installed Besu distribution: a folder whose `lib` holds its jars.
public record BesuHome(Path path) {
  private static final String MAIN_CLASS = "org.hyperledger.besu.Besu";

  /// @throws BadInput when there is no Besu in the folder
  public static BesuHome of(Path path) {
    BesuHome home = new BesuHome(path.toAbsolutePath().normalize());
    try (URLClassLoader loader = home.loader()) {
      if (loader.findResource(MAIN_CLASS.replace('.', '/') + ".class") == null) {
        throw new BadInput(
            "no Besu in %s: its lib folder holds no %s. Name the folder of an unpacked distribution."
                .formatted(path, MAIN_CLASS));
      }
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Sees the JDK and Besu, and nothing of ours.
  URLClassLoader loader() {
    return new URLClassLoader(
        "besu", jars().toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  Class<?> mainClass(ClassLoader loader) throws ClassNotFoundException {
    return loader.loadClass(MAIN_CLASS);
  }

  private List<URL> jars() {
    Path lib = path.resolve("lib");
    if (!Files.isDirectory(lib)) {
      throw new BadInput("no Besu in " + path + ": it has no lib folder");
    }
    try (Stream<Path> files = Files.list(lib)) {
      return files
          .filter(it -> it.toString().endsWith(".jar"))
          .sorted()
          .map(BesuHome::url)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("a path that is no URL: " + jar, e);
    }
  }
}
