package org.concordat.chain.execution;

import java.util.ArrayList;
import java.util.List;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.evm.BlockContext;
import org.concordat.chain.state.JournaledState;
import org.concordat.chain.state.StateReader;
import org.concordat.chain.types.Receipt;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.Address;

/// The execution of one block: transactions go in one after the other, [#finish] sums up. Belongs
/// to one thread and is used once.
public final class BlockExecution {
  private final TransactionProcessor processor;
  private final BlockContext block;
  private final BlockHashes hashes;
  private final JournaledState state;
  private final List<Receipt> receipts = new ArrayList<>();
  private final List<Transaction> transactions = new ArrayList<>();
  private long gasUsed;

  public BlockExecution(
      TransactionProcessor processor,
      BlockContext block,
      BlockHashes hashes,
      StateReader parentState) {
    this.processor = processor;
    this.block = block;
    this.hashes = hashes;
    this.state = new JournaledState(parentState);
  }

  /// Runs the next transaction; a refused one leaves no trace.
  public TransactionResult add(Transaction transaction, Address sender) {
    TransactionResult result =
        processor.process(transaction, sender, block, hashes, gasLeft(), state);
    switch (result) {
      case TransactionResult.Executed executed -> {
        gasUsed += executed.gasUsed();
        transactions.add(transaction);
        receipts.add(Receipt.of(transaction.type(), executed.success(), gasUsed, executed.logs()));
      }
      case TransactionResult.Refused _ -> {}
    }
    return result;
  }

  public long gasLeft() {
    return block.gasLimit() - gasUsed;
  }

  /// @param reward credited to the beneficiary; zero does not touch it
  public ExecutedBlock finish(Word reward) {
    if (!reward.isZero()) {
      state.addBalance(block.coinbase(), reward);
      state.endTransaction();
    }
    return new ExecutedBlock(transactions, receipts, gasUsed, state.changes());
  }
}
