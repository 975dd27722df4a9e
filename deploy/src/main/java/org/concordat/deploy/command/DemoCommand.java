package org.concordat.deploy.command;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.concordat.deploy.demo.Demo;
import org.concordat.deploy.demo.DemoOptions;
import org.concordat.deploy.demo.DemoReport;
import org.concordat.deploy.demo.Progress;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.deploy.outcome.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `concordat demo`: the main job on one machine.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Takes real records from a CSV file into members' vaults, onto a QBFT chain,",
      "anchors them on a second chain and verifies every record's evidence."
    })
public final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--records",
      paramLabel = "FILE",
      description = "CSV file of legal entities; a bundled set when left out.")
  private @Nullable Path records;

  @Option(
      names = "--members",
      paramLabel = "N",
      defaultValue = "4",
      description = "Members, each with a validator and a vault (default ${DEFAULT-VALUE}).")
  private int members;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Keep keys, chains, vaults, logs and sampled evidence here; must be new.")
  private @Nullable Path keep;

  @Option(names = "--serve", description = "Stay up afterwards and print the URLs.")
  private boolean serve;

  @Option(
      names = "--l2-rpc-url",
      paramLabel = "URL",
      description = "A real L2 endpoint instead of the stand-in.")
  private @Nullable String l2RpcUrl;

  @Option(
      names = "--l2-private-key-file",
      paramLabel = "FILE",
      description = "The relayer's funded key there; the first development account when left out.")
  private @Nullable Path l2KeyFile;

  @Option(
      names = "--anchor-every",
      paramLabel = "K",
      defaultValue = "4",
      description = "At most one anchor per K consortium blocks (default ${DEFAULT-VALUE}).")
  private int anchorEvery;

  @Option(
      names = "--rpc-http-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the first node, the others follow; 0 takes free ones.")
  private int rpcHttpPort;

  @Option(names = "--json", description = "Print one JSON object on standard output.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    checkRanges();
    Path directory = directory();
    CommandSpec own = Objects.requireNonNull(spec);
    Progress progress = new Progress(own.commandLine().getErr(), System::nanoTime);
    Logging.toFile(directory.resolve("concordat.log"));
    try (Demo demo =
        new Demo(options(directory), progress, new SecureRandom(), Clock.systemUTC())) {
      DemoReport report = demo.run();
      own.commandLine().getOut().println(json ? report.toJson() : report.toTable());
      own.commandLine().getOut().flush();
      if (serve) {
        stayUp(demo, progress);
      }
      return (report.ok() ? ExitCode.OK : ExitCode.CHECK_FAILED).status();
    } finally {
      if (keep == null) {
        delete(directory);
      }
    }
  }

  private void checkRanges() {
    if (members < 1 || members > DemoOptions.MAX_MEMBERS) {
      throw new BadInput("--members must be 1 to " + DemoOptions.MAX_MEMBERS);
    }
    if (anchorEvery < 1) {
      throw new BadInput("--anchor-every must be at least 1");
    }
    if (l2KeyFile != null && l2RpcUrl == null) {
      throw new BadInput("--l2-private-key-file needs --l2-rpc-url");
    }
  }

  private DemoOptions options(Path directory) {
    return new DemoOptions(
        members,
        Optional.ofNullable(records),
        directory,
        Optional.ofNullable(l2RpcUrl),
        Optional.ofNullable(l2KeyFile),
        anchorEvery,
        rpcHttpPort);
  }

  private Path directory() throws IOException {
    if (keep == null) {
      return Files.createTempDirectory("concordat-demo-");
    }
    if (Files.exists(keep)) {
      throw new BadInput(keep + " exists and is not written over; name another directory");
    }
    try {
      return Files.createDirectories(keep);
    } catch (IOException e) {
      throw new BadInput(keep + " cannot be created: " + e.getMessage());
    }
  }

  private static void stayUp(Demo demo, Progress progress) throws InterruptedException {
    demo.urls().forEach((name, url) -> progress.detail("%-12s %s".formatted(name, url)));
    progress.detail("serving until interrupted (Ctrl-C)");
    Runtime.getRuntime().addShutdownHook(new Thread(demo::close));
    new CountDownLatch(1).await();
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
