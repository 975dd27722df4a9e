package org.concordat.chain.ledger;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.state.WorldState;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.QbftExtraData;
import org.concordat.chain.types.QbftExtraData.Vote;
import org.concordat.chain.types.Receipt;
import org.concordat.genesis.Address;

/// The chain this node has. Open it with [LedgerOpening].
///
/// Safe for use by several threads: imports happen one at a time, everything else reads what is
/// stored and needs no lock.
public final class Ledger implements ValidatorSource {
  private final ReentrantLock importing = new ReentrantLock();
  private final List<HeadListener> listeners = new CopyOnWriteArrayList<>();
  private final ExecutionCache executions = new ExecutionCache();
  private final StageTimes times = new StageTimes();
  private final BlockStore blocks;
  private final ChainRules rules;
  private final ChainValidators validators;
  private final BlockChecks checks;
  private final BlockExecutor executor;
  private final Simulator simulator;
  private volatile KnownTransactions known = KnownTransactions.NONE;
  private volatile Block head;

  Ledger(BlockStore blocks, ChainRules rules, InstantSource clock, Block head) {
    this.blocks = blocks;
    this.rules = rules;
    this.head = head;
    this.simulator = new Simulator(rules, blocks::stateAt, blocks::hashOf);
    this.validators = new ChainValidators(rules, simulator, blocks::headerByHash);
    this.checks = new BlockChecks(rules, validators, clock);
    this.executor = new BlockExecutor(rules, blocks::stateAt, blocks::hashOf, times);
  }

  // Reading

  public Block head() {
    return head;
  }

  public Bytes32 genesisHash() {
    return blocks.hashOf(0);
  }

  public Word chainId() {
    return rules.chainId();
  }

  /// The rules of the block that would follow `parent` at `timestamp`.
  public BlockRules rulesAfter(BlockHeader parent, long timestamp) {
    return rules.after(parent, timestamp);
  }

  public Optional<Block> blockByNumber(long number) {
    return blocks.blockByNumber(number);
  }

  public Optional<Block> blockByHash(Bytes32 hash) {
    return blocks.blockByHash(hash);
  }

  public Optional<BlockHeader> headerByNumber(long number) {
    return blocks.headerByNumber(number);
  }

  public Optional<BlockHeader> headerByHash(Bytes32 hash) {
    return blocks.headerByHash(hash);
  }

  /// One receipt per transaction; empty when the block is unknown.
  public Optional<List<Receipt>> receipts(Bytes32 blockHash) {
    return blocks.receipts(blockHash);
  }

  public Optional<TransactionLocation> transaction(Bytes32 hash) {
    return blocks.transaction(hash);
  }

  /// The state after a block: any block's on an archive node, a recent one's on a full node.
  ///
  /// @throws org.concordat.chain.ChainException `STATE_NOT_KEPT` when it is too old
  public WorldState stateAt(BlockHeader block) {
    return blocks.stateAt(block);
  }

  @Override
  public List<Address> validatorsAfter(BlockHeader parent) {
    return validators.validatorsAfter(parent);
  }

  /// Whether a vote by `voter` in the block after `parent` would count and be news: not in contract
  /// mode, not in an epoch block, not for what is so already or has been voted for by `voter`.
  public boolean isOpen(BlockHeader parent, Address voter, Vote vote) {
    return validators.isOpen(parent, voter, vote);
  }

  public LogResult logs(LogQuery query) {
    return new LogSearch(blocks).find(query, head.number());
  }

  // Trying

  public CallResult call(CallRequest request, BlockHeader block) {
    return simulator.call(request, block);
  }

  public GasEstimate estimateGas(CallRequest request, BlockHeader block) {
    return simulator.estimateGas(request, block);
  }

  // Growing

  public BlockBuilder blockBuilder() {
    return new BlockBuilder(rules, validators, executor, executions, times);
  }

  /// Where the time of building, judging and importing goes.
  public StageTimes stageTimes() {
    return times;
  }

  /// Has the ledger look here before it recovers a sender.
  public void lookUpTransactionsIn(KnownTransactions transactions) {
    known = transactions;
  }

  public void addHeadListener(HeadListener listener) {
    listeners.add(listener);
  }

  /// Judges a block that is to be sealed. What it executed is remembered for the import.
  public ProposalResult validateProposal(Block block) {
    Block parent = head;
    if (!block.header().parentHash().equals(parent.hash())) {
      return new ProposalResult.NotOnHead(block.header().parentHash());
    }
    return switch (extraData(block)) {
      case ParsedExtraData.Bad bad -> new ProposalResult.Invalid(bad.breach());
      case ParsedExtraData.Good good -> {
        Optional<Breach> breach = checks.unsealed(block, parent.header(), good.extraData());
        yield breach.isPresent()
            ? new ProposalResult.Invalid(breach.get())
            : judge(execution(known.recognised(block), parent.header()));
      }
    };
  }

  private static ProposalResult judge(Execution execution) {
    return switch (execution) {
      case Execution.Done _ -> new ProposalResult.Valid();
      case Execution.Failed failed -> new ProposalResult.Invalid(failed.breach());
    };
  }

  /// Checks a sealed block by every rule, executes it unless that has been done, stores it as the
  /// new head in one atomic write and tells the listeners.
  public ImportResult importBlock(Block block) {
    return importBlock(block, checks::sealed);
  }

  /// As [#importBlock], for a block this node has decided with others: the clock is not asked
  /// again.
  public ImportResult importDecided(Block block) {
    return importBlock(block, checks::decided);
  }

  private interface Check {
    Optional<Breach> of(Block block, BlockHeader parent, QbftExtraData extraData);
  }

  private ImportResult importBlock(Block block, Check check) {
    importing.lock();
    try {
      return switch (extraData(block)) {
        case ParsedExtraData.Bad bad -> new ImportResult.Rejected(bad.breach());
        case ParsedExtraData.Good good -> importBlock(block, good.extraData(), check);
      };
    } finally {
      importing.unlock();
    }
  }

  private ImportResult importBlock(Block block, QbftExtraData extraData, Check check) {
    if (blocks.headerByHash(block.hash()).isPresent()) {
      return new ImportResult.AlreadyKnown();
    }
    Bytes32 parentHash = block.header().parentHash();
    if (!parentHash.equals(head.hash())) {
      return blocks.headerByHash(parentHash).isPresent()
          ? rejected(new Breach(Rule.CONFLICT, "height " + block.number() + " is final already"))
          : new ImportResult.UnknownParent(parentHash);
    }
    BlockHeader parent = head.header();
    Optional<Breach> breach = times.during(Stage.CHECKS, () -> check.of(block, parent, extraData));
    if (breach.isPresent()) {
      return rejected(breach.get());
    }
    return switch (execution(known.recognised(block), parent)) {
      case Execution.Failed failed -> rejected(failed.breach());
      case Execution.Done done -> {
        Block executed = block.withTransactions(done.block().transactions());
        times.during(Stage.WRITE, () -> adopt(executed, done));
        yield new ImportResult.Imported(executed);
      }
    };
  }

  private static ImportResult rejected(Breach breach) {
    return new ImportResult.Rejected(breach);
  }

  private Execution execution(Block block, BlockHeader parent) {
    Bytes32 hash = block.hash();
    Optional<Execution.Done> known = executions.get(hash);
    if (known.isPresent()) {
      return known.get();
    }
    Execution execution = executor.execute(block, parent);
    if (execution instanceof Execution.Done done) {
      executions.put(hash, done);
    }
    return execution;
  }

  /// @return the new head
  private Block adopt(Block block, Execution.Done done) {
    blocks.append(block, done.block().receipts(), done.state());
    head = block;
    executions.clear();
    listeners.forEach(listener -> listener.onHead(block, done.block().receipts()));
    return block;
  }

  private sealed interface ParsedExtraData {
    record Good(QbftExtraData extraData) implements ParsedExtraData {}

    record Bad(Breach breach) implements ParsedExtraData {}
  }

  private static ParsedExtraData extraData(Block block) {
    try {
      return new ParsedExtraData.Good(QbftExtraData.decode(block.header().extraData()));
    } catch (RlpException e) {
      return new ParsedExtraData.Bad(new Breach(Rule.EXTRA_DATA, String.valueOf(e.getMessage())));
    }
  }
}
