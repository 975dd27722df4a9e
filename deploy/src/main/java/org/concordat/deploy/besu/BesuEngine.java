package org.concordat.deploy.besu;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;

/// Runs Besu in this process until the process ends: what Besu's own command does, it does here,
/// ending the process with its exit code included.
public final class BesuEngine {
  /// What Besu writes when all its services are up, and removes when it ends.
  private static final String PORTS_FILE = "besu.ports";

  private static final Duration BEAT = Duration.ofMillis(100);

  private final BesuHome home;
  private final BesuArguments arguments;
  private volatile boolean up;

  public BesuEngine(BesuHome home, BesuArguments arguments) {
    this.home = home;
    this.arguments = arguments;
  }

  /// Does not return: the process ends when Besu ends.
  ///
  /// @param log takes Besu's log lines, as our own node's go to a file
  /// @param whenUp told where JSON-RPC listens
  /// @param whenNot run when Besu ended before that
  public void run(Path log, Consumer<URI> whenUp, Runnable whenNot) {
    try {
      Files.createDirectories(arguments.besuData());
      Files.deleteIfExists(portsFile());
      System.setOut(
          new PrintStream(new FileOutputStream(log.toFile(), true), true, StandardCharsets.UTF_8));
      System.setProperty("besu.home", home.path().toString());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> ended(whenNot)));
      Thread.ofPlatform().daemon().name("besu-ports").start(() -> awaitUp(whenUp));
      runMain();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Besu finds its services and plugins through the thread's class loader; its threads inherit it.
  private void runMain() throws IOException {
    try (URLClassLoader loader = home.loader()) {
      Thread.currentThread().setContextClassLoader(loader);
      home.mainClass(loader)
          .getMethod("main", String[].class)
          .invoke(null, (Object) arguments.toList().toArray(String[]::new));
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("Besu failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Besu cannot be run as a library", e);
    }
  }

  private void ended(Runnable whenNot) {
    if (!up) {
      whenNot.run();
    }
  }

  private void awaitUp(Consumer<URI> whenUp) {
    try {
      Optional<URI> url = url();
      while (url.isEmpty()) {
        Thread.sleep(BEAT);
        url = url();
      }
      up = true;
      whenUp.accept(url.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Empty until Besu has written the whole file.
  private Optional<URI> url() {
    Properties ports = new Properties();
    try (InputStream in = Files.newInputStream(portsFile())) {
      ports.load(in);
    } catch (IOException notYet) {
      return Optional.empty();
    }
    return Optional.ofNullable(ports.getProperty("json-rpc"))
        .map(port -> URI.create("http://" + arguments.rpcHost() + ":" + port));
  }

  private Path portsFile() {
    return arguments.besuData().resolve(PORTS_FILE);
  }
}
