package org.concordat.chain.conformance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.concordat.chain.state.StateChanges;
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
  private static final String TOO_LATE = "above 2^63 - 1";
  private static final Word GWEI = Word.of(1_000_000_000L);

  private final MainnetRules rules;
  private final InMemoryStateStore store = new InMemoryStateStore();
  private final Map<Bytes32, BlockHeader> headers = new HashMap<>();
  private Bytes32 newest = WorldState.EMPTY_ROOT;

  BlockTestRunner(MainnetRules rules) {
    this.rules = rules;
  }

  /// Why a test cannot be judged here.
  private static final class NotOurs extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotOurs(String reason) {
      super(reason);
    }
  }

  /// Why a block is not valid.
  private static final class Invalid extends Exception {
    private static final long serialVersionUID = 1L;

    Invalid(String reason) {
      super(reason);
    }
  }

  BlockTestResult run(TestNode test) {
    try {
      Optional<String> difference = start(test);
      for (TestNode block : test.field("blocks").elements()) {
        if (difference.isEmpty()) {
          difference = judge(block, expectation(block));
        }
      }
      Bytes32 last = test.field("lastblockhash").hash();
      return difference
          .or(() -> headers.containsKey(last) ? Optional.empty() : Optional.of("last block hash"))
          .<BlockTestResult>map(it -> new BlockTestResult.Failed(newest, it))
          .orElseGet(() -> new BlockTestResult.Passed(newest));
    } catch (NotOurs notOurs) {
      return new BlockTestResult.Skipped(newest, String.valueOf(notOurs.getMessage()));
    } catch (MalformedTest malformed) {
      return new BlockTestResult.Failed(newest, String.valueOf(malformed.getMessage()));
    }
  }

  private Optional<String> start(TestNode test) {
    BlockHeader genesis = PlainBlock.decode(test.field("genesisRLP").bytes()).header();
    Bytes32 root = start(genesis, TestState.pre(test.field("pre")));
    return genesis.stateRoot().equals(root) ? Optional.empty() : Optional.of("genesis state root");
  }

  /// @return the state root, which may be another than the header's
  Bytes32 start(BlockHeader genesis, StateChanges pre) {
    WorldState start = store.put(store.empty().update(pre));
    taken(genesis);
    return start.root();
  }

  private void taken(BlockHeader header) {
    headers.put(BlockHashing.verbatim(header), header);
    newest = header.stateRoot();
  }

  private static Optional<String> expectation(TestNode block) {
    return block.fields().stream()
        .filter(it -> it.getKey().startsWith("expectException"))
        .map(it -> it.getValue().json().asText())
        .findFirst();
  }

  private Optional<String> judge(TestNode encoded, Optional<String> expected) {
    Optional<String> objection = taken(encoded);
    if (expected.isPresent() && objection.isEmpty()) {
      if (expected.get().contains("Difficulty")) {
        throw new NotOurs("the difficulty of proof of work is not computed here");
      }
      return Optional.of("taken in spite of " + expected.get());
    }
    if (expected.isEmpty() && objection.filter(it -> it.contains(TOO_LATE)).isPresent()) {
      throw new NotOurs("a timestamp above 2^63 - 1, which our headers cannot hold");
    }
    return expected.isPresent() ? Optional.empty() : objection.map(it -> "refused: " + it);
  }

  /// @return what is wrong with the block, if anything
  private Optional<String> taken(TestNode encoded) {
    try {
      return taken(encoded.field("rlp").bytes());
    } catch (MalformedTest e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /// @return what is wrong with the block, if anything
  Optional<String> taken(Bytes encoded) {
    try {
      PlainBlock block = PlainBlock.decode(encoded);
      if (block.hasOmmers() && !rules.fork(block.header().timestamp()).isAtLeast(Fork.PARIS)) {
        throw new NotOurs("has ommers, which our networks cannot have");
      }
      execute(block);
      taken(block.header());
      return Optional.empty();
    } catch (Invalid | RlpException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private void execute(PlainBlock block) throws Invalid {
    BlockHeader header = block.header();
    BlockHeader parent = headers.get(header.parentHash());
    if (parent == null) {
      throw new Invalid("unknown parent");
    }
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
      at = Objects.requireNonNull(headers.get(at.parentHash()));
    }
    return at.parentHash();
  }

  static Bytes32 withdrawalsRoot(List<Withdrawal> withdrawals) {
    return OrderedTrieRoot.of(withdrawals.stream().<Bytes>map(Withdrawal::encode).toList());
  }
}
