package org.concordat.deploy.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.concordat.deploy.demo.Demo;
import org.concordat.deploy.demo.DemoOptions;
import org.concordat.deploy.demo.DemoReport;
import org.concordat.deploy.demo.Engines;
import org.concordat.deploy.demo.Progress;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.deploy.outcome.ExitCode;
import org.concordat.privacy.commitment.BatchTree;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `concordat demo`: the main job on one machine.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    header = "Takes real records to a verdict, on one machine.",
    description = {
      "Takes real records from a CSV file into members' vaults, onto a QBFT chain,",
      "anchors them on a second chain, proves there that an issuer's records keep",
      "the members' policy, and verifies every record's evidence."
    })
public final class DemoCommand implements Callable<Integer> {
  private static final int MAX_PORT = 65_535;

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

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      defaultValue = "8",
      description =
          "Most due-diligence records in a proof: 8, 32 or 128 (default ${DEFAULT-VALUE}).")
  private int batchSize;

  @Mixin private final DemoEngineOptions engine = new DemoEngineOptions();

  @Option(names = "--json", description = "Print one JSON object on standard output.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    checkRanges();
    Optional<Engines> engines = engine.engines();
    if (engines.isEmpty()) {
      return skip();
    }
    try (WorkDirectory directory = WorkDirectory.create("demo", Optional.ofNullable(keep))) {
      return inDirectory(directory, engines.get());
    }
  }

  /// Whoever runs all demos on a machine without a Besu wants to know, not to fail.
  private int skip() {
    String reason = "skipped: no Besu; name an unpacked distribution with --besu-home or BESU_HOME";
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    if (json) {
      command.getOut().println(JsonNodeFactory.instance.objectNode().put("skipped", reason));
    } else {
      command.getErr().println("concordat: " + reason);
    }
    return ExitCode.OK.status();
  }

  private int inDirectory(WorkDirectory directory, Engines engines) throws InterruptedException {
    Progress progress =
        new Progress(Objects.requireNonNull(spec).commandLine().getErr(), System::nanoTime);
    Logging.toFile(directory.path().resolve("concordat.log"));
    Demo demo =
        new Demo(options(directory, engines), progress, new SecureRandom(), Clock.systemUTC());
    try (WhenEnded end = new WhenEnded(() -> cleanUp(demo, directory, progress))) {
      return tell(demo, progress, end);
    }
  }

  /// A step that fails because the process was told to end is no failure to report: this thread
  /// waits until the process is gone.
  private int tell(Demo demo, Progress progress, WhenEnded end) throws InterruptedException {
    try (demo) {
      DemoReport report = demo.run();
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      out.println(json ? report.toJson() : report.toTable());
      out.flush();
      if (serve) {
        stayUp(demo, progress);
      }
      return (report.ok() ? ExitCode.OK : ExitCode.CHECK_FAILED).status();
    } catch (RuntimeException e) {
      if (end.ending()) {
        new CountDownLatch(1).await();
      }
      throw e;
    }
  }

  private static void cleanUp(Demo demo, WorkDirectory directory, Progress progress) {
    progress.detail("stopping");
    demo.close();
    try {
      directory.close();
    } catch (IOException e) {
      progress.detail("could not remove " + directory.path() + ": " + e.getMessage());
    }
  }

  private void checkRanges() {
    if (members < 1 || members > DemoOptions.MAX_MEMBERS) {
      throw new BadInput("--members must be 1 to " + DemoOptions.MAX_MEMBERS);
    }
    if (anchorEvery < 1) {
      throw new BadInput("--anchor-every must be at least 1");
    }
    if (rpcHttpPort < 0 || rpcHttpPort > MAX_PORT - members) {
      throw new BadInput(
          "--rpc-http-port must leave a port for each member and the L2 up to 65535");
    }
    if (!BatchTree.SIZES.contains(batchSize)) {
      throw new BadInput("--batch-size must be 8, 32 or 128: circuits exist for these");
    }
    if (l2KeyFile != null && l2RpcUrl == null) {
      throw new BadInput("--l2-private-key-file needs --l2-rpc-url");
    }
  }

  private DemoOptions options(WorkDirectory directory, Engines engines) {
    return new DemoOptions(
        members,
        Optional.ofNullable(records),
        directory.path(),
        directory.kept(),
        Optional.ofNullable(l2RpcUrl),
        Optional.ofNullable(l2KeyFile),
        anchorEvery,
        rpcHttpPort,
        engines,
        batchSize);
  }

  private static void stayUp(Demo demo, Progress progress) throws InterruptedException {
    new TreeMap<>(demo.urls())
        .forEach((name, url) -> progress.detail("%-12s %s".formatted(name, url)));
    progress.detail("serving until interrupted (Ctrl-C)");
    new CountDownLatch(1).await();
  }
}
