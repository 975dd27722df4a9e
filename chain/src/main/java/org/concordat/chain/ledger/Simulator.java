package org.concordat.chain.ledger;

import java.util.function.Function;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.evm.BlockContext;
import org.concordat.chain.execution.BlockHashes;
import org.concordat.chain.execution.TransactionProcessor;
import org.concordat.chain.state.JournaledState;
import org.concordat.chain.state.StateReader;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.FeeMarketTransaction;
import org.concordat.chain.types.Transaction;

/// Tries calls on the state after a block, within that block's own context. Nothing is kept.
public final class Simulator {
  /// The most gas one call may use, so that no request occupies the node for long.
  public static final long GAS_CAP = 50_000_000;

  /// The most memory one call may hold. Only calls nested hundreds deep, each with its own, get
  /// here within the gas.
  public static final long MEMORY_CAP_BYTES = 64L << 20;

  private static final long GAS_STIPEND = 2_300;

  private final ChainRules rules;
  private final Function<BlockHeader, StateReader> stateAt;
  private final BlockHashes hashes;

  Simulator(ChainRules rules, Function<BlockHeader, StateReader> stateAt, BlockHashes hashes) {
    this.rules = rules;
    this.stateAt = stateAt;
    this.hashes = hashes;
  }

  public CallResult call(CallRequest request, BlockHeader block) {
    JournaledState state = new JournaledState(stateAt.apply(block));
    BlockContext context = rules.context(block);
    if (request.gasPrice().isZero()) {
      context = withoutBaseFee(context);
    }
    TransactionProcessor processor = rules.processor(block.number(), block.timestamp());
    Transaction transaction = transaction(request, state.nonce(request.from()));
    return CallResult.of(
        processor.simulate(transaction, request.from(), context, hashes, state, MEMORY_CAP_BYTES));
  }

  /// Finds the least gas by bisection, starting from what a run with all gas used.
  public GasEstimate estimateGas(CallRequest request, BlockHeader block) {
    long cap = rules.execution(block.number(), block.timestamp()).transactionGasCap();
    long high = Math.min(cap, Math.min(gasOf(request), block.gasLimit()));
    CallResult most = call(request.withGas(high), block);
    if (!(most instanceof CallResult.Returned returned)) {
      return new GasEstimate.Fails(most);
    }
    long low = returned.gasUsed() - 1;
    long likely = returned.gasUsed() + GAS_STIPEND + returned.gasUsed() / 63;
    if (likely < high && succeeds(request, likely, block)) {
      high = likely;
    }
    if (succeeds(request, returned.gasUsed(), block)) {
      return new GasEstimate.Enough(returned.gasUsed());
    }
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (succeeds(request, middle, block)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return new GasEstimate.Enough(high);
  }

  private boolean succeeds(CallRequest request, long gas, BlockHeader block) {
    return call(request.withGas(gas), block) instanceof CallResult.Returned;
  }

  private static long gasOf(CallRequest request) {
    return Math.min(request.gas().orElse(GAS_CAP), GAS_CAP);
  }

  private Transaction transaction(CallRequest request, long nonce) {
    return new FeeMarketTransaction(
        rules.chainId(),
        nonce,
        request.gasPrice(),
        request.gasPrice(),
        gasOf(request),
        request.to(),
        request.value(),
        request.data(),
        request.accessList(),
        Transaction.UNSIGNED);
  }

  private static BlockContext withoutBaseFee(BlockContext block) {
    return new BlockContext(
        block.number(),
        block.timestamp(),
        block.coinbase(),
        block.gasLimit(),
        block.prevRandao(),
        Word.ZERO,
        block.blobBaseFee(),
        block.chainId());
  }
}
