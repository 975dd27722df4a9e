package org.concordat.chain.ledger;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.execution.BlockExecution;
import org.concordat.chain.execution.BlockHashes;
import org.concordat.chain.execution.ExecutedBlock;
import org.concordat.chain.execution.TransactionResult;
import org.concordat.chain.state.StateUpdate;
import org.concordat.chain.state.WorldState;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.Address;

/// Executes blocks on their parent's state and compares the result with the header.
final class BlockExecutor {
  private final ChainRules rules;
  private final Function<BlockHeader, WorldState> stateAt;
  private final BlockHashes hashes;
  private final StageTimes times;

  BlockExecutor(
      ChainRules rules,
      Function<BlockHeader, WorldState> stateAt,
      BlockHashes hashes,
      StageTimes times) {
    this.rules = rules;
    this.stateAt = stateAt;
    this.hashes = hashes;
    this.times = times;
  }

  /// An execution of the block with this header, its transactions still to come. Only the header's
  /// number, timestamp, coinbase, limits and fees are looked at.
  BlockExecution start(BlockHeader header, BlockHeader parent) {
    return new BlockExecution(
        rules.processor(header.number(), header.timestamp()),
        rules.context(header),
        hashes,
        stateAt.apply(parent));
  }

  Execution.Done finish(BlockExecution execution, BlockHeader header, BlockHeader parent) {
    Word reward = rules.reward(header.number(), header.timestamp());
    ExecutedBlock executed = execution.finish(reward);
    StateUpdate update =
        times.during(Stage.STATE_ROOT, () -> stateAt.apply(parent).update(executed.changes()));
    return new Execution.Done(executed, update);
  }

  /// Executes a whole block.
  Execution execute(Block block, BlockHeader parent) {
    List<Transaction> transactions = block.body().transactions();
    times.during(Stage.RECOVERY, () -> Senders.recover(transactions));
    BlockExecution execution = start(block.header(), parent);
    Optional<Breach> breach = times.during(Stage.EXECUTION, () -> addAll(execution, transactions));
    if (breach.isPresent()) {
      return new Execution.Failed(breach.get());
    }
    Execution.Done done = finish(execution, block.header(), parent);
    return times
        .during(Stage.BODY_ROOTS, () -> compare(block.header(), done))
        .<Execution>map(Execution.Failed::new)
        .orElse(done);
  }

  private static Optional<Breach> addAll(BlockExecution execution, List<Transaction> transactions) {
    for (int i = 0; i < transactions.size(); i++) {
      Optional<Breach> breach = add(execution, transactions.get(i), i);
      if (breach.isPresent()) {
        return breach;
      }
    }
    return Optional.empty();
  }

  private static Optional<Breach> add(
      BlockExecution execution, Transaction transaction, int index) {
    Optional<Address> sender = transaction.sender();
    if (sender.isEmpty()) {
      return Breach.of(Rule.TRANSACTION, "transaction " + index + ": invalid signature");
    }
    return switch (execution.add(transaction, sender.get())) {
      case TransactionResult.Executed _ -> Optional.empty();
      case TransactionResult.Refused refused ->
          Breach.of(Rule.TRANSACTION, "transaction " + index + ": " + refused.refusal().message());
    };
  }

  private static Optional<Breach> compare(BlockHeader header, Execution.Done done) {
    ExecutedBlock executed = done.block();
    return Breach.unless(
            executed.gasUsed() == header.gasUsed(),
            Rule.GAS_USED,
            header.gasUsed(),
            executed.gasUsed())
        .or(() -> same(Rule.RECEIPTS_ROOT, header.receiptsRoot(), executed.receiptsRoot()))
        .or(() -> same(Rule.LOGS_BLOOM, header.logsBloom(), executed.bloom()))
        .or(() -> same(Rule.STATE_ROOT, header.stateRoot(), done.state().root()));
  }

  private static Optional<Breach> same(Rule rule, Object inHeader, Object computed) {
    return Breach.unless(inHeader.equals(computed), rule, inHeader, computed);
  }
}
