package org.concordat.anchor.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Signature;
import org.concordat.chain.evm.BlockContext;
import org.concordat.chain.evm.Evm;
import org.concordat.chain.execution.BlockHashes;
import org.concordat.chain.execution.ExecutionRules;
import org.concordat.chain.execution.TransactionProcessor;
import org.concordat.chain.execution.TransactionResult;
import org.concordat.chain.spec.Fork;
import org.concordat.chain.state.AccountProof;
import org.concordat.chain.state.InMemoryStateStore;
import org.concordat.chain.state.JournaledState;
import org.concordat.chain.state.WorldState;
import org.concordat.chain.types.LegacyTransaction;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.GenesisAccount;

/// The state of one chain in memory, changed by transactions without fees.
public final class LocalChain {
  private static final long GAS = 16_000_000;

  private final InMemoryStateStore states = new InMemoryStateStore();
  private final TransactionProcessor processor;
  private final Word chainId;
  private WorldState world = states.empty();

  public LocalChain(Fork fork, long chainId) {
    this.chainId = Word.of(chainId);
    this.processor = new TransactionProcessor(ExecutionRules.of(fork, this.chainId));
  }

  public void install(Map<Address, GenesisAccount> accounts) {
    JournaledState state = new JournaledState(world);
    accounts.forEach((address, account) -> {
      state.setCode(address, account.code().toArray());
      account
          .storage()
          .forEach((slot, value) ->
              state.setStorage(address, Word.of((Bytes) slot), Word.of((Bytes) value)));
    });
    keep(state);
  }

  /// Sends a transaction and keeps what it changed.
  public TransactionResult.Executed transact(Address from, Optional<Address> to, Bytes data) {
    JournaledState state = new JournaledState(world);
    TransactionResult.Executed executed = run(from, to, data, state);
    keep(state);
    return executed;
  }

  /// As [#transact], but forgets what it changed.
  public TransactionResult.Executed attempt(Address from, Address to, Bytes data) {
    return run(from, Optional.of(to), data, new JournaledState(world));
  }

  public Bytes32 stateRoot() {
    return world.root();
  }

  public AccountProof prove(Address account, List<Word> slots) {
    return world.prove(account, slots);
  }

  public Word slot(Address account, Word slot) {
    return world.storage(account, slot);
  }

  private TransactionResult.Executed run(
      Address from, Optional<Address> to, Bytes data, JournaledState state) {
    LegacyTransaction transaction =
        new LegacyTransaction(
            Optional.of(chainId),
            state.nonce(from),
            Word.ZERO,
            GAS,
            to,
            Word.ZERO,
            data,
            new Signature(Word.ONE, Word.ONE, 0));
    TransactionResult result =
        processor.simulate(
            transaction, from, block(), BlockHashes.NONE, state, Evm.NO_MEMORY_CEILING);
    return switch (result) {
      case TransactionResult.Executed executed -> executed;
      case TransactionResult.Refused(var refusal) -> throw new AssertionError(refusal);
    };
  }

  private void keep(JournaledState state) {
    state.endTransaction();
    world = states.put(world.update(state.changes()));
  }

  private BlockContext block() {
    return new BlockContext(
        1, 1_700_000_000, Address.ZERO, 30_000_000, Word.ZERO, Word.ZERO, Word.ZERO, chainId);
  }
}
