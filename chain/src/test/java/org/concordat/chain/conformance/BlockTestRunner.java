package org.concordat.chain.conformance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.evm.BlockContext;
import org.concordat.chain.execution.BlockExecution;
import org.concordat.chain.execution.ExecutedBlock;
import org.concordat.chain.execution.TransactionResult;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.spec.Fork;
import org.concordat.chain.state.InMemoryStateStore;
import org.concordat.chain.state.JournaledState;
import org.concordat.chain.state.WorldState;
import org.concordat.chain.trie.OrderedTrieRoot;
import org.concordat.chain.types.BlockHashing;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.Transaction;
import org.concordat.chain.types.Withdrawal;
import org.concordat.genesis.Address;

/// Imports the blocks of one blockchain test by the rules of the main network, as far as they are
/// not about proof of work and ommers, and compares all that execution says about a block.
final class BlockTestRunner {
  private static final Word LONDON_REWARD = Word.of(2_000_000_000_000_000_000L);
  private static final Word GWEI = Word.of(1_000_000_000L);

  private final MainnetRules rules;
  private final InMemoryStateStore store = new InMemoryStateStore();
  private final Map<Bytes32, BlockHeader> headers = new HashMap<>();

  BlockTestRunner(MainnetRules rules) {
    this.rules = rules;
  }

  /// Why a block is not valid, and why a test cannot be judged here.
  private static final class Invalid extends Exception {
    private static final long serialVersionUID = 1L;

    Invalid(String reason) {
      super(reason);
    }
  }

  /// @return what differs or why the test does not apply ("skipped: ..."); empty when all is equal
  Optional<String> run(TestNode test) {
    WorldState start = store.put(store.empty().update(TestState.pre(test.field("pre"))));
    BlockHeader genesis = PlainBlock.decode(test.field("genesisRLP").bytes()).header();
    if (!genesis.stateRoot().equals(start.root())) {
      return Optional.of("genesis state root");
    }
    headers.put(BlockHashing.verbatim(genesis), genesis);
    for (TestNode block : test.field("blocks").elements()) {
      Optional<String> difference = judge(block, expectation(block));
      if (difference.isPresent()) {
        return difference;
      }
    }
    Bytes32 last = test.field("lastblockhash").hash();
    return headers.containsKey(last) ? Optional.empty() : Optional.of("the last block is unknown");
  }

  private static Optional<String> expectation(TestNode block) {
    return block.fields().stream()
        .filter(it -> it.getKey().startsWith("expectException"))
        .map(it -> it.getValue().json().asText())
        .findFirst();
  }

  private Optional<String> judge(TestNode encoded, Optional<String> expected) {
    try {
      PlainBlock block = PlainBlock.decode(encoded.field("rlp").bytes());
      if (block.hasOmmers() && !rules.fork(block.header().timestamp()).isAtLeast(Fork.PARIS)) {
        return Optional.of("skipped: has ommers, which our networks cannot have");
      }
      execute(block);
      headers.put(BlockHashing.verbatim(block.header()), block.header());
    } catch (Invalid | RlpException | MalformedTest e) {
      boolean tooLate = String.valueOf(e.getMessage()).contains("above 2^63 - 1");
      return expected.isPresent()
          ? Optional.empty()
          : Optional.of(
              tooLate
                  ? "skipped: a timestamp above 2^63 - 1, which our headers cannot hold"
                  : "rejected: " + e.getMessage());
    }
    return expected.map(reason ->
        reason.contains("Difficulty")
            ? "skipped: the difficulty of proof of work is not computed here"
            : "accepted in spite of " + reason);
  }

  private void execute(PlainBlock block) throws Invalid {
    BlockHeader header = block.header();
    BlockHeader parent = headers.get(header.parentHash());
    require(parent != null, "unknown parent");
    Optional<String> objection = rules.objection(block, parent);
    require(objection.isEmpty(), objection.orElse(""));
    BlockContext context = rules.context(header);
    SystemCalls system = new SystemCalls(rules, store, context);
    WorldState before = system.start(header, store.at(parent.stateRoot()));
    ExecutedBlock executed = transactions(block, context, before);
    WorldState after = store.put(before.update(executed.changes()));
    after = withdraw(block.withdrawals(), after);
    if (rules.fork(header.timestamp()).isAtLeast(Fork.PRAGUE)) {
      SystemCalls.Requests requests =
          system
              .requests(after, executed.receipts())
              .orElseThrow(() -> new Invalid("a request contract is missing or fails"));
      require(requests.hash().equals(header.requestsHash()), "requests hash");
      after = requests.state();
    }
    compare(header, executed, after.root());
  }

  private ExecutedBlock transactions(PlainBlock block, BlockContext context, WorldState before)
      throws Invalid {
    BlockHeader header = block.header();
    BlockExecution execution =
        new BlockExecution(
            rules.processor(header.timestamp()), context, number -> hash(header, number), before);
    for (Transaction transaction : block.transactions()) {
      Address sender = transaction.sender().orElseThrow(() -> new Invalid("nobody signed"));
      if (execution.add(transaction, sender) instanceof TransactionResult.Refused(var refusal)) {
        throw new Invalid(refusal.message());
      }
    }
    return execution.finish(
        rules.fork(header.timestamp()).isAtLeast(Fork.PARIS) ? Word.ZERO : LONDON_REWARD);
  }

  /// EIP-4895.
  private WorldState withdraw(List<Withdrawal> withdrawals, WorldState state) {
    JournaledState journaled = new JournaledState(state);
    for (Withdrawal withdrawal : withdrawals) {
      journaled.addBalance(
          withdrawal.address(), new Word(0, 0, 0, withdrawal.amountGwei()).multiply(GWEI));
    }
    journaled.endTransaction();
    return store.put(state.update(journaled.changes()));
  }

  private static void compare(BlockHeader header, ExecutedBlock executed, Bytes32 stateRoot)
      throws Invalid {
    require(executed.gasUsed() == header.gasUsed(), "gas used " + executed.gasUsed());
    require(executed.receiptsRoot().equals(header.receiptsRoot()), "receipts root");
    require(executed.bloom().equals(header.logsBloom()), "bloom");
    require(stateRoot.equals(header.stateRoot()), "state root");
  }

  private static void require(boolean holds, String otherwise) throws Invalid {
    if (!holds) {
      throw new Invalid(otherwise);
    }
  }

  private Bytes32 hash(BlockHeader from, long number) {
    BlockHeader at = from;
    while (at.number() > number + 1) {
      at = headers.get(at.parentHash());
    }
    return at.parentHash();
  }

  static Bytes32 withdrawalsRoot(List<Withdrawal> withdrawals) {
    return OrderedTrieRoot.of(withdrawals.stream().<Bytes>map(Withdrawal::encode).toList());
  }
}
