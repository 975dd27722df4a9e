package org.concordat.chain.conformance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.evm.BlockContext;
import org.concordat.chain.evm.Evm;
import org.concordat.chain.execution.BlockHashes;
import org.concordat.chain.execution.TransactionResult;
import org.concordat.chain.spec.Fork;
import org.concordat.chain.state.Account;
import org.concordat.chain.state.AccountChange;
import org.concordat.chain.state.InMemoryStateStore;
import org.concordat.chain.state.JournaledState;
import org.concordat.chain.state.StateChanges;
import org.concordat.chain.state.WorldState;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.LegacyTransaction;
import org.concordat.chain.types.Receipt;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.Address;

/// What the main network does before and after a block's transactions: EIP-4788, 2935, 6110, 7002
/// and 7251. None of it acts on a network of ours, so only tests make these calls. Contracts are
/// looked for at their final addresses and at those of pectra-devnet-5.
final class SystemCalls {
  private static final Address SYSTEM =
      Address.fromHex("0xfffffffffffffffffffffffffffffffffffffffe");
  private static final List<Address> BEACON_ROOTS =
      List.of(Address.fromHex("0x000f3df6d732807ef1319fb7b8bb8522d0beac02"));
  private static final List<Address> HISTORY =
      List.of(
          Address.fromHex("0x0000f90827f1c53a10cb7a02335b175320002935"),
          Address.fromHex("0x0f792be4b0c0cb4dae440ef133e90c0ecd48cccc"));
  private static final List<Address> WITHDRAWALS =
      List.of(
          Address.fromHex("0x00000961ef480eb55e80d19ad83579a64c007002"),
          Address.fromHex("0x0c15f14308530b7cdb8460094bbb9cc28b9aaaaa"));
  private static final List<Address> CONSOLIDATIONS =
      List.of(
          Address.fromHex("0x0000bbddc7ce488642fb579f8b00f3a590007251"),
          Address.fromHex("0x00431f263ce400f4455c2dcf564e53007ca4bbbb"));

  private static final long CALL_GAS = 30_000_000;
  private static final long MOST_INTRINSIC_GAS = 21_000 + 32 * 40;

  private final MainnetRules rules;
  private final InMemoryStateStore store;
  private final BlockContext context;

  SystemCalls(MainnetRules rules, InMemoryStateStore store, BlockContext context) {
    this.rules = rules;
    this.store = store;
    this.context = context;
  }

  /// @param hash of EIP-7685
  record Requests(WorldState state, Bytes32 hash) {}

  private record Called(WorldState state, Bytes output) {}

  WorldState start(BlockHeader header, WorldState parent) {
    WorldState state = parent;
    Bytes32 beaconRoot = header.parentBeaconBlockRoot();
    if (beaconRoot != null) {
      state = call(state, BEACON_ROOTS, beaconRoot).map(Called::state).orElse(state);
    }
    if (rules.fork(header.timestamp()).isAtLeast(Fork.PRAGUE)) {
      state = call(state, HISTORY, header.parentHash()).map(Called::state).orElse(state);
    }
    return state;
  }

  /// Empty when a contract is missing or fails, or a deposit's log is malformed: then the block is
  /// not valid.
  Optional<Requests> requests(WorldState state, List<Receipt> receipts) {
    Optional<Bytes> deposits = Deposits.of(receipts);
    Optional<Called> withdrawals = call(state, WITHDRAWALS, Bytes.EMPTY);
    Optional<Called> consolidations =
        withdrawals.flatMap(it -> call(it.state(), CONSOLIDATIONS, Bytes.EMPTY));
    if (deposits.isEmpty() || consolidations.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Requests(
            consolidations.get().state(),
            Deposits.requestsHash(
                List.of(
                    deposits.get(), withdrawals.get().output(), consolidations.get().output()))));
  }

  /// Calls the contract as the system does: for free, and without leaving a trace of the caller.
  private Optional<Called> call(WorldState state, List<Address> places, Bytes input) {
    Optional<Address> target =
        places.stream()
            .filter(it ->
                state
                    .account(it)
                    .filter(a -> !a.codeHash().equals(Account.EMPTY_CODE_HASH))
                    .isPresent())
            .findFirst();
    if (target.isEmpty()) {
      return Optional.empty();
    }
    JournaledState journaled = new JournaledState(state);
    TransactionResult result =
        rules
            .processor(context.timestamp())
            .simulate(
                message(target.get(), input),
                SYSTEM,
                withoutFee(),
                BlockHashes.NONE,
                journaled,
                Evm.NO_MEMORY_CEILING);
    return result instanceof TransactionResult.Executed executed && executed.success()
        ? Optional.of(
            new Called(store.put(state.update(withoutCaller(journaled))), executed.output()))
        : Optional.empty();
  }

  private static Transaction message(Address target, Bytes input) {
    return new LegacyTransaction(
        Optional.empty(),
        0,
        Word.ZERO,
        CALL_GAS + MOST_INTRINSIC_GAS,
        Optional.of(target),
        Word.ZERO,
        input,
        Transaction.UNSIGNED);
  }

  private BlockContext withoutFee() {
    return new BlockContext(
        context.number(),
        context.timestamp(),
        context.coinbase(),
        context.gasLimit(),
        context.prevRandao(),
        Word.ZERO,
        context.blobBaseFee(),
        context.chainId());
  }

  private static StateChanges withoutCaller(JournaledState journaled) {
    StateChanges changes = journaled.changes();
    Map<Address, AccountChange> accounts = new HashMap<>(changes.accounts());
    accounts.remove(SYSTEM);
    return new StateChanges(accounts, changes.code());
  }
}
