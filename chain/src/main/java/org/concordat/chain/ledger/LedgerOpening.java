package org.concordat.chain.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.ChainException;
import org.concordat.chain.evm.CodeCompiler;
import org.concordat.chain.spec.ChainSpec;
import org.concordat.chain.spec.GenesisBlock;
import org.concordat.chain.state.StateRetention;
import org.concordat.chain.state.StateTables;
import org.concordat.chain.state.StateUpdate;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.store.Segment;
import org.concordat.chain.store.WriteBatch;
import org.concordat.chain.types.BlockHeader;
import org.concordat.genesis.config.GenesisFile;

/// Opens a ledger: goes on from what is stored, or starts from the genesis file.
public final class LedgerOpening {
  private static final Bytes ALLOC = Bytes.wrap("genesis-alloc".getBytes(US_ASCII));

  private LedgerOpening() {}

  /// Goes on keeping the states that the store keeps; a new store keeps all.
  ///
  /// @param clock for the rule that a block is not from the future
  /// @throws ChainException `GENESIS_MISMATCH` when the store belongs to another network,
  ///   `GENESIS_UNSUPPORTED` when the file asks for what this version cannot do
  public static Ledger open(GenesisFile genesis, KeyValueStore store, InstantSource clock) {
    return open(genesis, store, clock, StateTables.retentionIn(store));
  }

  /// As below, interpreting all code.
  public static Ledger open(
      GenesisFile genesis, KeyValueStore store, InstantSource clock, StateRetention retention) {
    return open(genesis, store, clock, retention, CodeCompiler.NONE);
  }

  /// @param retention which states to keep
  /// @param compiler takes codes that blocks run much
  public static Ledger open(
      GenesisFile genesis,
      KeyValueStore store,
      InstantSource clock,
      StateRetention retention,
      CodeCompiler compiler) {
    ChainSpec spec = new ChainSpec(genesis);
    refuseSystemCalls(spec);
    StateTables states = new StateTables(store, retention);
    BlockStore blocks = new BlockStore(store, states);
    Optional<Bytes32> stored = blocks.storedHashOf(0);
    if (stored.isEmpty()) {
      StateUpdate state = states.empty().update(GenesisState.of(genesis));
      blocks.append(GenesisBlock.of(genesis, state.root()), List.of(), state);
      store.write(new WriteBatch().put(Segment.METADATA, ALLOC, GenesisState.digest(genesis)));
    } else {
      Bytes32 made = GenesisBlock.of(genesis, stateRoot(genesis, store, blocks)).hash();
      if (!stored.get().equals(made)) {
        throw mismatch(stored.get(), made);
      }
    }
    new StateUpgrade(store, blocks).run();
    return new Ledger(blocks, new ChainRules(spec, compiler), clock, blocks.head());
  }

  /// That of the file's accounts: the stored one if they are the accounts the directory was started
  /// with, as a look at them tells, else worked out.
  private static Bytes32 stateRoot(GenesisFile genesis, KeyValueStore store, BlockStore blocks) {
    return store
        .get(Segment.METADATA, ALLOC)
        .filter(GenesisState.digest(genesis)::equals)
        .flatMap(_ -> blocks.headerByNumber(0))
        .map(BlockHeader::stateRoot)
        .orElseGet(() -> blocks.states().empty().update(GenesisState.of(genesis)).root());
  }

  private static void refuseSystemCalls(ChainSpec spec) {
    if (spec.hasSystemCalls()) {
      throw new ChainException(
          ChainException.Code.GENESIS_UNSUPPORTED,
          "config.depositContractAddress, withdrawalRequestContractAddress and"
              + " consolidationRequestContractAddress together switch on system calls, which this"
              + " version does not make. Remove them from the genesis file.");
    }
  }

  private static ChainException mismatch(Bytes32 stored, Bytes32 given) {
    return new ChainException(
        ChainException.Code.GENESIS_MISMATCH,
        "the data directory holds a chain with genesis block "
            + stored
            + ", but the genesis file makes "
            + given
            + "; use the genesis file the directory was started with, or another directory");
  }
}
