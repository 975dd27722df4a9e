package org.concordat.chain.ledger;

import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Signature;
import org.concordat.chain.execution.BlockExecution;
import org.concordat.chain.execution.ExecutedBlock;
import org.concordat.chain.execution.TransactionResult;
import org.concordat.chain.spec.Fork;
import org.concordat.chain.spec.GasLimitRule;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockBody;
import org.concordat.chain.types.BlockHashing;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.BlockHeaderBuilder;
import org.concordat.chain.types.HeaderConstants;
import org.concordat.chain.types.QbftExtraData;
import org.concordat.chain.types.QbftExtraData.Vote;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.Address;

/// Makes the next block from waiting transactions. Get one from [Ledger#blockBuilder].
public final class BlockBuilder {
  /// Fewer gas than any transaction needs: nothing more fits.
  private static final long LEAST_TRANSACTION_GAS = 21_000;

  /// A refused candidate costs little, but not nothing.
  private static final int MOST_CANDIDATES = 100_000;

  private final ChainRules rules;
  private final ValidatorSource validators;
  private final BlockExecutor executor;
  private final ExecutionCache executions;
  private final StageTimes times;

  BlockBuilder(
      ChainRules rules,
      ValidatorSource validators,
      BlockExecutor executor,
      ExecutionCache executions,
      StageTimes times) {
    this.rules = rules;
    this.validators = validators;
    this.executor = executor;
    this.executions = executions;
    this.times = times;
  }

  /// What the proposer decides about a block.
  ///
  /// @param timestamp seconds; at least a block period after the parent's
  /// @param coinbase the proposer
  /// @param gasLimitTarget the gas limit moves toward it as fast as the rules allow
  /// @param vanity free bytes, cut or padded to 32
  /// @param vote to change the validators, in block-header mode only
  public record Proposal(
      long timestamp,
      Address coinbase,
      int round,
      long gasLimitTarget,
      Bytes vanity,
      Optional<Vote> vote) {}

  /// A block of as many of the source's transactions as fit, complete but for its seals. Its
  /// execution is remembered, so that validating and importing it does not run it again.
  public Block build(BlockHeader parent, Proposal proposal, TransactionSource source) {
    BlockRules blockRules = rules.after(parent, proposal.timestamp());
    BlockHeader draft = draft(parent, proposal, blockRules);
    BlockExecution execution = executor.start(draft, parent);
    times.during(Stage.EXECUTION, () -> fill(execution, source.select(blockRules.baseFee())));
    Execution.Done done = executor.finish(execution, draft, parent);
    BlockHeader header = times.during(Stage.BODY_ROOTS, () -> completed(draft, done));
    boolean fromShanghai = blockRules.fork().isAtLeast(Fork.SHANGHAI);
    Block block = new Block(header, BlockBody.of(done.block().transactions(), fromShanghai));
    executions.put(block.hash(), done);
    return block;
  }

  private static BlockHeader completed(BlockHeader draft, Execution.Done done) {
    ExecutedBlock executed = done.block();
    return draft.toBuilder()
        .gasUsed(executed.gasUsed())
        .transactionsRoot(executed.transactionsRoot())
        .receiptsRoot(executed.receiptsRoot())
        .logsBloom(executed.bloom())
        .stateRoot(done.state().root())
        .build();
  }

  /// The same block as proposed in another round.
  public static Block inRound(Block block, int round) {
    QbftExtraData extraData = QbftExtraData.decode(block.header().extraData());
    return withExtraData(block, extraData.withRound(round));
  }

  /// The block as it is imported: in the round it was committed in, with its commit seals.
  public static Block sealed(Block block, int round, List<Signature> seals) {
    QbftExtraData extraData = QbftExtraData.decode(block.header().extraData());
    return withExtraData(block, extraData.withRound(round).withSeals(seals));
  }

  private static Block withExtraData(Block block, QbftExtraData extraData) {
    return new Block(block.header().withExtraData(extraData.encode()), block.body());
  }

  /// @return how many went in
  private static int fill(BlockExecution execution, TransactionSource.Selection candidates) {
    int added = 0;
    for (int i = 0; i < MOST_CANDIDATES; i++) {
      if (execution.gasLeft() < LEAST_TRANSACTION_GAS) {
        return added;
      }
      Optional<Transaction> candidate = candidates.next();
      if (candidate.isEmpty()) {
        return added;
      }
      Transaction transaction = candidate.get();
      Address sender = transaction.sender().orElseThrow();
      switch (execution.add(transaction, sender)) {
        case TransactionResult.Executed _ -> added++;
        case TransactionResult.Refused refused ->
            candidates.refused(transaction, refused.refusal());
      }
    }
    return added;
  }

  private BlockHeader draft(BlockHeader parent, Proposal proposal, BlockRules blockRules) {
    BlockHeaderBuilder builder =
        new BlockHeaderBuilder()
            .parentHash(BlockHashing.hash(parent))
            .number(parent.number() + 1)
            .coinbase(proposal.coinbase())
            .timestamp(proposal.timestamp())
            .gasLimit(GasLimitRule.towards(proposal.gasLimitTarget(), parent.gasLimit()))
            .extraData(extraData(parent, proposal, blockRules).encode())
            .baseFee(blockRules.baseFee());
    if (blockRules.fork().isAtLeast(Fork.SHANGHAI)) {
      builder.withdrawalsRoot(HeaderConstants.EMPTY_TRIE_ROOT);
    }
    if (blockRules.fork().isAtLeast(Fork.CANCUN)) {
      builder
          .blobGasUsed(0L)
          .excessBlobGas(blockRules.excessBlobGas())
          .parentBeaconBlockRoot(Bytes32.ZERO);
    }
    if (blockRules.fork().isAtLeast(Fork.PRAGUE)) {
      builder.requestsHash(HeaderConstants.EMPTY_REQUESTS_HASH);
    }
    return builder.build();
  }

  private QbftExtraData extraData(BlockHeader parent, Proposal proposal, BlockRules blockRules) {
    Bytes vanity = vanity(proposal.vanity());
    if (blockRules.consensus().isContractMode()) {
      return QbftExtraData.ofRound(vanity, proposal.round());
    }
    return new QbftExtraData(
        vanity, validators.validatorsAfter(parent), proposal.vote(), proposal.round(), List.of());
  }

  private static Bytes vanity(Bytes chosen) {
    int size = QbftExtraData.VANITY_SIZE;
    byte[] padded = new byte[size];
    int length = Math.min(size, chosen.size());
    System.arraycopy(chosen.toArrayUnsafe(), 0, padded, size - length, length);
    return Bytes.wrap(padded);
  }
}
