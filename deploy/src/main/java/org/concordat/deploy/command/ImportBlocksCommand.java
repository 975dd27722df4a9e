package org.concordat.deploy.command;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.ledger.BlockFile;
import org.concordat.chain.ledger.ImportResult;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.ledger.LedgerOpening;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.store.RocksDbKeyValueStore;
import org.concordat.chain.types.Block;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.deploy.outcome.ExitCode;
import org.concordat.genesis.config.GenesisFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `concordat blocks import`: Besu's command of the same name, RLP format.
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Checks, executes and stores the blocks of a file, as if peers had sent them. Blocks the",
      "chain has already are passed over. Exits 1 at the first block that is not valid."
    })
final class ImportBlocksCommand implements Callable<Integer> {
  @Mixin private final ChainFiles chain = new ChainFiles();

  @Option(names = "--from", paramLabel = "FILE", required = true, description = "The file.")
  private @Nullable Path file;

  @Spec private @Nullable CommandSpec spec;

  private long imported;

  @Override
  public Integer call() throws IOException {
    Path from = Objects.requireNonNull(file);
    if (!Files.isReadable(from)) {
      throw new BadInput(from + " cannot be read; name a file that `blocks export` wrote");
    }
    GenesisFile genesis = chain.genesis();
    try (KeyValueStore store = RocksDbKeyValueStore.open(chain.dataPath());
        InputStream in = new BufferedInputStream(Files.newInputStream(from))) {
      Ledger ledger = LedgerOpening.open(genesis, store, Clock.systemUTC());
      Optional<String> objection = take(ledger, new BlockFile(in));
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      out.println(
          "imported %d blocks, the head is block %d".formatted(imported, ledger.head().number()));
      objection.ifPresent(out::println);
      return (objection.isEmpty() ? ExitCode.OK : ExitCode.CHECK_FAILED).status();
    }
  }

  /// @return what is wrong with the first block that is not taken
  private Optional<String> take(Ledger ledger, BlockFile blocks) throws IOException {
    try {
      for (Optional<Bytes> next = blocks.next(); next.isPresent(); next = blocks.next()) {
        Block block = Block.decode(next.get());
        Optional<String> objection = objection(block, ledger.importBlock(block));
        if (objection.isPresent()) {
          return objection;
        }
      }
      return Optional.empty();
    } catch (RlpException damaged) {
      return Optional.of("the file is damaged: " + damaged.reason());
    }
  }

  private Optional<String> objection(Block block, ImportResult result) {
    return switch (result) {
      case ImportResult.Imported _ -> {
        imported++;
        yield Optional.empty();
      }
      case ImportResult.AlreadyKnown _ -> Optional.empty();
      case ImportResult.UnknownParent _ ->
          Optional.of("block " + block.number() + " does not follow the chain's head");
      case ImportResult.Rejected rejected ->
          Optional.of("block " + block.number() + " is not valid: " + rejected.breach());
    };
  }
}
