package org.concordat.deploy.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.ledger.Stage;
import org.concordat.chain.pool.AddResult;
import org.concordat.chain.pool.PoolLimits;
import org.concordat.chain.pool.PoolView;
import org.concordat.chain.pool.TransactionPool;
import org.concordat.chain.state.StateRetention;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.store.RocksDbKeyValueStore;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.config.GenesisFile;

/// Production and import of full blocks on one node: a producer takes transactions as bytes into
/// its pool, builds, seals and stores blocks; a second ledger, with a database of its own, imports
/// the same blocks from bytes. Both check everything a node checks, and sync every block to disk.
public final class ImportBench {
  private static final int WARM_UP_BLOCKS = 10;
  private static final String OTHER = "other";

  private final int blocks;
  private final int transactionsPerBlock;
  private final long mostNanos;

  /// @param blocks to measure, after ten to warm up
  /// @param seconds after which no further block is begun
  public ImportBench(int blocks, int transactionsPerBlock, int seconds) {
    this.blocks = blocks;
    this.transactionsPerBlock = transactionsPerBlock;
    this.mostNanos = seconds * 1_000_000_000L;
  }

  /// Runs one case in a temporary directory, which is gone afterwards.
  public ImportFigures run(Workload workload, int accounts) throws IOException {
    CrowdedNetwork network = CrowdedNetwork.of(workload, accounts);
    GenesisFile genesis = network.genesis();
    try (var directory = ScratchDirectory.create();
        var produced = RocksDbKeyValueStore.open(directory.resolve("producer"));
        var imported = RocksDbKeyValueStore.open(directory.resolve("importer"))) {
      Run run = new Run(network, open(genesis, produced), open(genesis, imported));
      return run.measure(workload, accounts);
    }
  }

  private static Ledger open(GenesisFile genesis, KeyValueStore store) {
    return LoneValidator.open(genesis, store, new StateRetention.Archive());
  }

  /// Two ledgers that grow together.
  private final class Run {
    private final CrowdedNetwork network;
    private final Ledger producer;
    private final Ledger importer;
    private final TransactionPool pool;
    private Meter production = new Meter();
    private Meter importing = new Meter();

    Run(CrowdedNetwork network, Ledger producer, Ledger importer) {
      this.network = network;
      this.producer = producer;
      this.importer = importer;
      this.pool = new TransactionPool(limits(), () -> PoolView.of(producer));
      producer.addHeadListener(pool);
    }

    private static PoolLimits limits() {
      return new PoolLimits(1 << 20, 1L << 30, 1 << 10, PoolLimits.TRANSACTION_SIZE, 0, Word.ZERO);
    }

    ImportFigures measure(Workload workload, int accounts) {
      for (int i = 0; i < WARM_UP_BLOCKS; i++) {
        oneBlock();
      }
      production = new Meter();
      importing = new Meter();
      producer.stageTimes().start(Meter::processCpuNanos);
      importer.stageTimes().start(Meter::processCpuNanos);
      long started = System.nanoTime();
      long transactions = 0;
      int measured = 0;
      while (measured < blocks && System.nanoTime() - started < mostNanos) {
        transactions += oneBlock();
        measured++;
      }
      split(production, producer);
      split(importing, importer);
      return new ImportFigures(
          workload,
          accounts,
          measured,
          transactions,
          production.perTransaction(transactions),
          importing.perTransaction(transactions),
          RecoveryRatio.of(network.transactions(transactionsPerBlock)));
    }

    private static void split(Meter meter, Ledger ledger) {
      ledger.stageTimes().nanos().forEach((stage, nanos) -> meter.split(OTHER, name(stage), nanos));
    }

    private static String name(Stage stage) {
      return stage.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// @return how many transactions it holds
    private int oneBlock() {
      List<Bytes> received = network.transactions(transactionsPerBlock);
      production.measure("admission", () -> admit(received));
      Block block = production.measure(OTHER, this::produce);
      Bytes encoded = block.encode();
      Block decoded = importing.measure("decoding", () -> Block.decode(encoded));
      importing.measure(OTHER, () -> LoneValidator.imported(importer, decoded));
      return check(block);
    }

    private int admit(List<Bytes> received) {
      for (Bytes encoded : received) {
        AddResult result = pool.add(Transaction.decode(encoded));
        if (!(result instanceof AddResult.Added)) {
          throw new IllegalStateException("the pool refused a transaction: " + result);
        }
      }
      return received.size();
    }

    private Block produce() {
      return LoneValidator.imported(producer, LoneValidator.next(producer, pool));
    }

    /// That the block holds the work which is to be measured.
    private int check(Block block) {
      int size = block.body().transactions().size();
      boolean successful =
          importer.receipts(block.hash()).orElseThrow().stream().allMatch(r -> r.success());
      if (size != transactionsPerBlock || !successful) {
        throw new IllegalStateException("block " + block.number() + " is not full of successes");
      }
      return size;
    }
  }
}
