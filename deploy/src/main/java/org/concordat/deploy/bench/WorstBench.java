package org.concordat.deploy.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.evm.CodeCompiler;
import org.concordat.chain.evm.compiled.EvmEngine;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.state.StateRetention;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.store.RocksDbKeyValueStore;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.LegacyTransaction;
import org.concordat.chain.types.Receipt;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.config.GenesisFile;

/// Full blocks of one pathological program each: CPU time of the whole process to build, execute
/// and store them, per million gas used.
public final class WorstBench {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double MEGAGAS = 1e6;

  /// Refunds and a last step that cannot be paid leave more than this share of a program's gas
  /// used.
  private static final double LEAST_SHARE = 0.6;

  private final int warmUp;
  private final int blocks;
  private final int transactions;
  private final List<String> only;

  /// @param warmUp blocks before those measured
  /// @param blocks measured
  /// @param transactions in a block
  /// @param only names of cases to measure; empty for all
  public WorstBench(int warmUp, int blocks, int transactions, List<String> only) {
    this.warmUp = warmUp;
    this.blocks = blocks;
    this.transactions = transactions;
    this.only = List.copyOf(only);
  }

  /// @param millisPerMegagas CPU time, the median over the blocks, by engine
  /// @param gas used by the last block
  public record Figure(String name, Map<EvmEngine, Double> millisPerMegagas, long gas) {
    public ObjectNode toJson() {
      ObjectNode node = JsonNodeFactory.instance.objectNode().put("name", name).put("gas", gas);
      ObjectNode engines = node.putObject("cpuMillisPerMegagas");
      millisPerMegagas.forEach(
          (engine, millis) -> engines.put(engine.name().toLowerCase(Locale.ROOT), rounded(millis)));
      return node;
    }

    private static double rounded(double value) {
      return Math.round(value * 100) / 100.0;
    }
  }

  /// @param progress told the name of each case as it begins
  public List<Figure> run(Consumer<String> progress) throws IOException {
    List<Figure> figures = new ArrayList<>();
    for (WorstCase one : WorstCases.all((warmUp + blocks) * transactions)) {
      if (only.isEmpty() || only.contains(one.name())) {
        progress.accept(one.name());
        figures.add(figure(one));
      }
    }
    return figures;
  }

  private Figure figure(WorstCase one) throws IOException {
    Map<EvmEngine, Double> millis = new LinkedHashMap<>();
    long gas = 0;
    for (EvmEngine engine : EvmEngine.values()) {
      List<Sample> samples = samples(one, engine);
      double[] sorted = samples.stream().mapToDouble(Sample::millisPerMegagas).sorted().toArray();
      millis.put(engine, sorted[sorted.length / 2]);
      gas = samples.getLast().gas;
    }
    return new Figure(one.name(), millis, gas);
  }

  record Sample(long gas, long nanos) {
    double millisPerMegagas() {
      return nanos / NANOS_PER_MILLI / (gas / MEGAGAS);
    }
  }

  /// On a database of its own, that is gone afterwards.
  List<Sample> samples(WorstCase one, EvmEngine engine) throws IOException {
    try (ScratchDirectory directory = ScratchDirectory.create();
        KeyValueStore store = RocksDbKeyValueStore.open(directory.resolve("chain"))) {
      return samples(one, engine, store);
    }
  }

  private List<Sample> samples(WorstCase one, EvmEngine engine, KeyValueStore store) {
    GenesisFile genesis = LoneValidator.genesis(one.accounts());
    CodeCompiler compiler = engine.compiler();
    Ledger ledger = open(genesis, store, compiler);
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < warmUp + blocks; i++) {
      ledger = one.forgetful() ? open(genesis, store, compiler) : ledger;
      Sample sample = block(one, ledger, i * transactions);
      if (i >= warmUp) {
        samples.add(sample);
      }
    }
    return samples;
  }

  private static Ledger open(GenesisFile genesis, KeyValueStore store, CodeCompiler compiler) {
    return LoneValidator.open(genesis, store, new StateRetention.Full(1), compiler);
  }

  private Sample block(WorstCase one, Ledger ledger, int first) {
    List<Transaction> content = new ArrayList<>();
    for (int i = 0; i < transactions; i++) {
      content.add(transaction(one, first + i));
    }
    long start = Meter.processCpuNanos();
    Block block =
        LoneValidator.imported(ledger, LoneValidator.next(ledger, _ -> new InOrder(content)));
    long nanos = Meter.processCpuNanos() - start;
    if (!ledger.receipts(block.hash()).orElseThrow().stream().allMatch(Receipt::success)) {
      throw new BenchException(one.name() + " failed");
    }
    if (block.header().gasUsed() < LEAST_SHARE * one.gas() * transactions) {
      throw new BenchException(one.name() + " used " + block.header().gasUsed() + " gas only");
    }
    return new Sample(block.header().gasUsed(), nanos);
  }

  private static Transaction transaction(WorstCase one, int number) {
    return new LegacyTransaction(
            Optional.of(LoneValidator.CHAIN_ID),
            number,
            Word.ZERO,
            one.gas(),
            Optional.of(WorstCase.TARGET),
            Word.ZERO,
            WorstCases.argument(number),
            Transaction.UNSIGNED)
        .sign(LoneValidator.key(0));
  }
}
