package org.concordat.deploy.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.state.StateRetention;
import org.concordat.chain.store.InMemoryKeyValueStore;
import org.concordat.chain.store.RocksDbKeyValueStore;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.config.GenesisFile;

/// What keeping every state costs: a chain of small blocks, imported from bytes by an archive and
/// by a full node, one after the other, each with a database of its own; then questions about any
/// height, every answer checked.
public final class ArchiveBench {
  private final int blocks;
  private final int transactionsPerBlock;
  private final int proofs;
  private final StateRetention.Full full;

  /// @param blocks after genesis
  /// @param proofs to ask each node for, and as many of every other question
  /// @param full what the full node keeps
  public ArchiveBench(int blocks, int transactionsPerBlock, int proofs, StateRetention.Full full) {
    this.blocks = blocks;
    this.transactionsPerBlock = transactionsPerBlock;
    this.proofs = proofs;
    this.full = full;
  }

  /// The chain, and what is known of it without any database.
  ///
  /// @param encoded blocks from the first
  /// @param stateRoots by height, from genesis
  record Chain(
      MixedNetwork network, GenesisFile genesis, List<Bytes> encoded, List<Bytes32> stateRoots) {
    int head() {
      return encoded.size();
    }
  }

  /// Archive first, then full. The temporary directories are gone afterwards.
  ///
  /// @throws BenchException when an answer is wrong
  public List<ArchiveFigures> run() throws IOException {
    Chain chain = produced();
    ArchiveFigures archive = kept("archive", new StateRetention.Archive(), chain);
    return List.of(archive, kept("full", full, chain));
  }

  private Chain produced() {
    MixedNetwork network = MixedNetwork.of(transactionsPerBlock);
    GenesisFile genesis = network.genesis();
    List<Bytes> encoded = new ArrayList<>();
    List<Bytes32> stateRoots = new ArrayList<>();
    try (var store = new InMemoryKeyValueStore()) {
      Ledger producer = LoneValidator.open(genesis, store, new StateRetention.Full(1));
      stateRoots.add(producer.head().header().stateRoot());
      for (int height = 1; height <= blocks; height++) {
        Block block = produced(producer, network.transactions(height));
        encoded.add(block.encode());
        stateRoots.add(block.header().stateRoot());
      }
    }
    return new Chain(network, genesis, encoded, stateRoots);
  }

  private static Block produced(Ledger producer, List<Transaction> transactions) {
    Block block = LoneValidator.next(producer, _ -> new InOrder(transactions));
    if (block.body().transactions().size() != transactions.size()) {
      throw new IllegalStateException("block " + block.number() + " left transactions out");
    }
    return LoneValidator.imported(producer, block);
  }

  private ArchiveFigures kept(String kind, StateRetention retention, Chain chain)
      throws IOException {
    try (ScratchDirectory directory = ScratchDirectory.create()) {
      Meter.Cost cost;
      try (var store = RocksDbKeyValueStore.open(directory.resolve(kind))) {
        cost = imported(LoneValidator.open(chain.genesis(), store, retention), chain);
      }
      ArchiveQueries queries;
      try (var store = RocksDbKeyValueStore.open(directory.resolve(kind))) {
        Ledger ledger = LoneValidator.open(chain.genesis(), store, retention);
        queries = ArchiveQueries.ask(ledger, chain, oldest(retention), proofs);
      }
      return new ArchiveFigures(
          kind,
          chain.head(),
          (long) chain.head() * transactionsPerBlock,
          cost,
          directory.bytes(kind),
          queries);
    }
  }

  private long oldest(StateRetention retention) {
    return switch (retention) {
      case StateRetention.Archive _ -> 0;
      case StateRetention.Full(long kept) -> Math.max(0, blocks - kept);
    };
  }

  /// Everything a node does with a block, to the synced write.
  private Meter.Cost imported(Ledger ledger, Chain chain) {
    Meter meter = new Meter();
    for (Bytes encoded : chain.encoded()) {
      meter.measure("import", () -> LoneValidator.imported(ledger, Block.decode(encoded)));
    }
    return meter.perTransaction((long) chain.head() * transactionsPerBlock);
  }
}
