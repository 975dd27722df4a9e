package org.concordat.chain.conformance;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.evm.BlockContext;
import org.concordat.chain.execution.BlockExecution;
import org.concordat.chain.execution.ExecutedBlock;
import org.concordat.chain.execution.ExecutionRules;
import org.concordat.chain.execution.TransactionProcessor;
import org.concordat.chain.execution.TransactionResult;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.spec.BlobRules;
import org.concordat.chain.spec.Fork;
import org.concordat.chain.state.Account;
import org.concordat.chain.state.AccountChange;
import org.concordat.chain.state.InMemoryStateStore;
import org.concordat.chain.state.StateChanges;
import org.concordat.chain.state.StateUpdate;
import org.concordat.chain.state.WorldState;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockHashing;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.BlobParameters;

/// Executes the blocks of one blockchain test and compares all that execution says about a block.
/// Header rules are not QBFT's and not looked at.
final class BlockTestRunner {
  private static final Address BEACON_ROOTS =
      Address.fromHex("0x000f3df6d732807ef1319fb7b8bb8522d0beac02");
  private static final long BEACON_SLOTS = 8191;
  private static final Word LONDON_REWARD = Word.of(2_000_000_000_000_000_000L);
  private static final BlobRules CANCUN_BLOBS =
      new BlobRules(new BlobParameters(3, 6, 3_338_477), false, false);

  private final Fork fork;
  private final TransactionProcessor processor;
  private final InMemoryStateStore store = new InMemoryStateStore();
  private final Map<Bytes32, BlockHeader> headers = new HashMap<>();

  BlockTestRunner(Fork fork) {
    this.fork = fork;
    this.processor = new TransactionProcessor(ExecutionRules.of(fork, Word.ONE));
  }

  /// @return what differs or why the test does not apply ("skipped: ..."); empty when all is equal
  Optional<String> run(TestNode test) {
    WorldState start =
        store.put(
            new WorldState(store, WorldState.EMPTY_ROOT).update(TestState.pre(test.field("pre"))));
    BlockHeader genesis = genesis(test);
    if (!genesis.stateRoot().equals(start.root())) {
      return Optional.of("genesis state root");
    }
    headers.put(BlockHashing.verbatim(genesis), genesis);
    for (TestNode block : test.field("blocks").elements()) {
      if (block.optional("expectException").isPresent() || !block.has("blockHeader")) {
        return Optional.of("skipped: has an invalid block");
      }
      Optional<String> difference = execute(block);
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }

  private static BlockHeader genesis(TestNode test) {
    return Block.decode(test.field("genesisRLP").bytes()).header();
  }

  private Optional<String> execute(TestNode encoded) {
    Block block;
    try {
      block = Block.decode(encoded.field("rlp").bytes());
    } catch (RlpException e) {
      return Optional.of("skipped: " + e.getMessage());
    }
    if (block.body().withdrawals().filter(it -> !it.isEmpty()).isPresent()) {
      return Optional.of("skipped: has withdrawals");
    }
    BlockHeader header = block.header();
    BlockHeader parent = headers.get(header.parentHash());
    if (parent == null) {
      return Optional.of("the parent is unknown");
    }
    WorldState before = withBeaconRoot(header, new WorldState(store, parent.stateRoot()));
    BlockExecution execution =
        new BlockExecution(processor, context(header), number -> hash(header, number), before);
    for (Transaction transaction : block.body().transactions()) {
      TransactionResult result = execution.add(transaction, transaction.sender().orElseThrow());
      if (result instanceof TransactionResult.Refused(var refusal)) {
        return Optional.of("refused: " + refusal.message());
      }
    }
    ExecutedBlock executed =
        execution.finish(fork.isAtLeast(Fork.PARIS) ? Word.ZERO : LONDON_REWARD);
    StateUpdate update = before.update(executed.changes());
    store.put(update);
    headers.put(BlockHashing.verbatim(header), header);
    return compare(header, executed, update.root());
  }

  /// What EIP-4788's system call writes, where its contract exists. QBFT chains have no beacon.
  private WorldState withBeaconRoot(BlockHeader header, WorldState parent) {
    Optional<Account> contract = parent.account(BEACON_ROOTS);
    Bytes32 root = header.parentBeaconBlockRoot();
    if (contract.isEmpty() || root == null) {
      return parent;
    }
    long slot = header.timestamp() % BEACON_SLOTS;
    Map<Word, Word> slots =
        Map.of(
            Word.of(slot),
            Word.of(header.timestamp()),
            Word.of(slot + BEACON_SLOTS),
            Word.of(root));
    Account account = contract.get();
    AccountChange change =
        new AccountChange.Written(
            account.nonce(), account.balance(), account.codeHash(), false, slots);
    return store.put(parent.update(new StateChanges(Map.of(BEACON_ROOTS, change), Map.of())));
  }

  private static Optional<String> compare(
      BlockHeader header, ExecutedBlock executed, Bytes32 stateRoot) {
    if (executed.gasUsed() != header.gasUsed()) {
      return Optional.of("gas used " + executed.gasUsed() + " of " + header.gasUsed());
    }
    if (!executed.transactionsRoot().equals(header.transactionsRoot())) {
      return Optional.of("transactions root");
    }
    if (!executed.receiptsRoot().equals(header.receiptsRoot())) {
      return Optional.of("receipts root");
    }
    if (!executed.bloom().equals(header.logsBloom())) {
      return Optional.of("bloom");
    }
    return stateRoot.equals(header.stateRoot()) ? Optional.empty() : Optional.of("state root");
  }

  private Bytes32 hash(BlockHeader from, long number) {
    BlockHeader at = from;
    while (at.number() > number + 1) {
      at = headers.get(at.parentHash());
    }
    return at.parentHash();
  }

  private BlockContext context(BlockHeader header) {
    Long excess = header.excessBlobGas();
    return new BlockContext(
        header.number(),
        header.timestamp(),
        header.coinbase(),
        header.gasLimit(),
        fork.isAtLeast(Fork.PARIS) ? Word.of(header.mixHash()) : header.difficulty(),
        header.baseFeeOrZero(),
        excess == null ? Word.ZERO : CANCUN_BLOBS.price(excess),
        Word.ONE);
  }
}
