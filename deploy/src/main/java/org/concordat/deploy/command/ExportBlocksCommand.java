package org.concordat.deploy.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.ledger.LedgerOpening;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.store.RocksDbKeyValueStore;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.deploy.outcome.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `concordat blocks export`: Besu's command of the same name, RLP format.
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Writes blocks to a new file, encoded one after the other as Besu reads them.")
final class ExportBlocksCommand implements Callable<Integer> {
  @Mixin private final ChainFiles chain = new ChainFiles();

  @Option(
      names = "--start-block",
      paramLabel = "N",
      defaultValue = "0",
      description = "The first block (default ${DEFAULT-VALUE}).")
  private long start;

  @Option(
      names = "--end-block",
      paramLabel = "N",
      description = "The block after the last one (default: all up to the head).")
  private @Nullable Long end;

  @Option(names = "--to", paramLabel = "FILE", required = true, description = "The new file.")
  private @Nullable Path file;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Path to = Objects.requireNonNull(file);
    if (Files.exists(to)) {
      throw new BadInput(to + " exists already; name a new file");
    }
    try (KeyValueStore store = RocksDbKeyValueStore.openCurrent(chain.dataPath())) {
      Ledger ledger = LedgerOpening.open(chain.genesis(), store, Clock.systemUTC());
      long after = end == null ? ledger.head().number() + 1 : end;
      if (start < 0 || start >= after || after > ledger.head().number() + 1) {
        throw new BadInput("the chain has blocks 0 to " + ledger.head().number());
      }
      write(ledger, after, to);
      Objects.requireNonNull(spec)
          .commandLine()
          .getOut()
          .println("wrote blocks %d to %d to %s".formatted(start, after - 1, to));
    }
    return ExitCode.OK.status();
  }

  private void write(Ledger ledger, long after, Path to) throws IOException {
    try (OutputStream out = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW)) {
      for (long number = start; number < after; number++) {
        out.write(ledger.blockByNumber(number).orElseThrow().encode().toArrayUnsafe());
      }
    }
  }
}
